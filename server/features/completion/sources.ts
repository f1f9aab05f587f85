import { annotationValues } from './annotations.ts';
import { capabilities } from './capabilities.ts';
import { containerNames } from './container-names.ts';
import { fieldPaths, resourceFields } from './field-paths.ts';
import { imagesInUse } from './images.ts';
import { labelKeys, labelValues } from './labels.ts';
import { hostPorts, probePorts, targetPorts } from './numbers.ts';
import type { Source } from './spot.ts';
import { roleValues } from './roles.ts';
import { typeChoices } from './types.ts';

/** The account every namespace has. */
const serviceAccounts: Source = () => [{ text: 'default', sort: 'value', form: 'text' }];

/** Where the choices of some places come from; all others have what their type allows. */
export const sources: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['Capabilities.add[]', capabilities],
  ['Capabilities.drop[]', capabilities],
  ['Container.image', imagesInUse],
  ['Container.name', containerNames],
  ['ContainerPort.hostPort', hostPorts],
  ['EphemeralContainer.image', imagesInUse],
  ['GRPCAction.port', probePorts],
  ['HTTPGetAction.port', probePorts],
  ['ImageVolumeSource.reference', imagesInUse],
  ['LabelSelectorRequirement.key', labelKeys],
  ['Lifecycle.stopSignal', usualFirst('SIGTERM', 'SIGQUIT', 'SIGINT', 'SIGHUP', 'SIGKILL')],
  ['ObjectFieldSelector.fieldPath', fieldPaths],
  ['ObjectMeta.annotations{}', (...at) => [...annotationValues(...at), ...roleValues(...at)]],
  ['ObjectMeta.labels{}', labelValues],
  ['PersistentVolumeClaimSpec.accessModes[]', usualFirst('ReadWriteOnce')],
  ['PodSpec.serviceAccount', serviceAccounts],
  ['PodSpec.serviceAccountName', serviceAccounts],
  ['ResourceFieldSelector.resource', resourceFields],
  ['ServicePort.targetPort', targetPorts],
  ['TCPSocketAction.port', probePorts],
]);

/** The values of the type, those that most people choose first. */
function usualFirst(...texts: readonly string[]): Source {
  return (_, { site }) => {
    const all = typeChoices(site.type, undefined);
    const usual = texts.flatMap((text) => all.filter((it) => it.text === text));
    return [...usual, ...all.filter((it) => !usual.includes(it))];
  };
}
