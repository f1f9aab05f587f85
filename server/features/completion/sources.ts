import { annotationValues } from './annotations.ts';
import { capabilities } from './capabilities.ts';
import { fieldPaths, resourceFields } from './field-paths.ts';
import { imagesInUse } from './images.ts';
import { labelKeys, labelValues } from './labels.ts';
import { hostPorts, modeChoices, probePorts, targetPorts } from './numbers.ts';
import type { Source } from './spot.ts';

/** The account every namespace has. */
const serviceAccounts: Source = () => [{ text: 'default', sort: 'value', form: 'text' }];

/** Where the choices of some places come from; all others have what their type allows. */
export const sources: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['Capabilities.add[]', capabilities],
  ['Capabilities.drop[]', capabilities],
  ['ConfigMapVolumeSource.defaultMode', modeChoices],
  ['Container.image', imagesInUse],
  ['ContainerPort.hostPort', hostPorts],
  ['DownwardAPIVolumeFile.mode', modeChoices],
  ['DownwardAPIVolumeSource.defaultMode', modeChoices],
  ['EphemeralContainer.image', imagesInUse],
  ['GRPCAction.port', probePorts],
  ['HTTPGetAction.port', probePorts],
  ['ImageVolumeSource.reference', imagesInUse],
  ['KeyToPath.mode', modeChoices],
  ['LabelSelectorRequirement.key', labelKeys],
  ['ObjectFieldSelector.fieldPath', fieldPaths],
  ['ObjectMeta.annotations{}', annotationValues],
  ['ObjectMeta.labels{}', labelValues],
  ['PodSpec.serviceAccount', serviceAccounts],
  ['PodSpec.serviceAccountName', serviceAccounts],
  ['ProjectedVolumeSource.defaultMode', modeChoices],
  ['ResourceFieldSelector.resource', resourceFields],
  ['SecretVolumeSource.defaultMode', modeChoices],
  ['ServicePort.targetPort', targetPorts],
  ['TCPSocketAction.port', probePorts],
]);
