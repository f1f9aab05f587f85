import { dnsLabel } from './names.ts';

/** Reads a text that has a format of its own: gives what is wrong with it, as the rest of a sentence that begins with it. */
export type FormatReader = (text: string) => string | undefined;

/** The qualified name of an iSCSI target or initiator (`validateISCSIVolumeSource` and its three expressions). */
function iscsiName(name: string): string | undefined {
  const forms = [
    /^iqn(?:.*iqn)?\.\d{4}-\d{2}\.[A-Za-z0-9.-]+:[^,;*&$|\s]+$/,
    /^eui.[A-Za-z0-9]{16}$/,
    /^naa.[A-Za-z0-9]{32}$/,
  ];
  const fits = forms.some((it) => it.test(name));
  return fits
    ? undefined
    : 'must look like iqn.2001-04.com.example:disk, eui.0123456789abcdef, or naa. and 32 digits';
}

/** The registries of a Quobyte volume (`validateQuobyteVolumeSource`). */
function hostAndPort(text: string): string | undefined {
  if (text === '') return undefined;
  const fits = text.split(',').every((it) => /^(?:\[[^\][]*\]|[^:\][]*):[^:\][]*$/.test(it));
  return fits ? undefined : 'must be host:port, or several of them with commas between';
}

/** The tenant of a Quobyte volume (`validateQuobyteVolumeSource`). */
function tenant(text: string): string | undefined {
  return text.length > 64 ? 'must have no more than 64 characters' : undefined;
}

/** The name of a Flocker dataset (`validateFlockerVolumeSource`). */
function datasetName(text: string): string | undefined {
  return text.includes('/') ? "must have no '/'" : undefined;
}

/** The name of an AppArmor profile on the node (`ValidateAppArmorProfileField`). */
function appArmorProfile(text: string): string | undefined {
  if (text.trim() !== text) return 'must have no blanks at its ends';
  return text.length > 4095 ? 'must have no more than 4095 characters' : undefined;
}

const mustHaveText = 'must not be empty where it is given';

/** A user of Windows, with or without a domain (`validateWindowsSecurityContextOptions`). */
function windowsUser(text: string): string | undefined {
  if (text === '') return mustHaveText;
  // eslint-disable-next-line no-control-regex -- these are what Windows doesn't take
  if (/[\u0000-\u001f\u007f]/.test(text)) return 'must have no control characters';
  const parts = text.split('\\');
  const user = parts.at(-1) ?? '';
  const domain = parts.length > 1 ? parts[0] : undefined;
  if (parts.length > 2) return "must have one '\\' at the most, between domain and user";
  if (domain !== undefined && (domain.length > 255 || !isWindowsDomain(domain))) {
    return 'must begin with a domain';
  }
  if (user === '') return 'must have a user behind its domain';
  if (user.length > 104) return 'must have a user of no more than 104 characters';
  if (/^[. ]+$/.test(user)) return 'must have a user of more than dots and blanks';
  const stray = /["/:;|=,+*?<>@[\]]/.exec(user)?.[0];
  return stray === undefined ? undefined : `has '${stray}', which may not stand in a user`;
}

/** Whether text is a domain to NetBIOS, or to DNS in either case. */
function isWindowsDomain(domain: string): boolean {
  const netBios = /^[^\\/:*?"<>|]{1,15}$/.test(domain) && !domain.startsWith('.');
  return netBios || domain.split('.').every((it) => dnsLabel(it.toLowerCase()) === undefined);
}

/** A credential spec's own text (`validateWindowsSecurityContextOptions`). */
function credentialSpec(text: string): string | undefined {
  if (text === '') return mustHaveText;
  return text.length > 65_536 ? 'must be smaller than 64 KiB' : undefined;
}

/** The key of a FlexVolume's option: Kubernetes keeps its own domains to itself (`validateFlexVolumeSource`). */
function flexOption(key: string): string | undefined {
  const domain = `.${key.toLowerCase().split('/')[0] ?? ''}`;
  return /\.(?:kubernetes|k8s)\.io$/.test(domain) ? 'belongs to Kubernetes itself' : undefined;
}

/**
 * The fields whose text has such a format, by their place (see manifest/fields.ts).
 * Source: pkg/apis/core/validation/validation.go, the function named at each reader.
 */
export const formats: ReadonlyMap<string, FormatReader> = new Map([
  ['ISCSIVolumeSource.iqn', (it) => (it === '' ? undefined : iscsiName(it))],
  ['ISCSIVolumeSource.initiatorName', iscsiName],
  ['QuobyteVolumeSource.registry', hostAndPort],
  ['QuobyteVolumeSource.tenant', tenant],
  ['FlockerVolumeSource.datasetName', datasetName],
  ['AppArmorProfile.localhostProfile', appArmorProfile],
  ['WindowsSecurityContextOptions.runAsUserName', windowsUser],
  ['WindowsSecurityContextOptions.gmsaCredentialSpec', credentialSpec],
]);

/** The maps whose keys have such a format. */
export const keyFormats: ReadonlyMap<string, FormatReader> = new Map([
  ['FlexVolumeSource.options', flexOption],
]);
