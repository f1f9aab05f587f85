const onTheMachine = 'What is on the machine decides, which nobody sees in the text.';
const elsewhere =
  'The ConfigMap may be given with --configmap, so it is information that no manifest declares it.';
const kept = 'podman may have the Secret already, so it is information that no manifest declares it.';
const notOurs = 'It is no Kubernetes object: other files than manifests are left in peace.';
const together =
  'podman plays several files together (since 5.7), so it is information that this one alone plays nothing.';
const neverMeant = 'A key that nobody knows is never meant, so it is an error also where podman drops it.';
const cannotStart = 'podman makes the pod and then fails to start it.';

/** Why a case is told of otherwise than by what podman did with it. */
export const reasons: ReadonlyMap<string, string> = new Map([
  ['an-automount-src', onTheMachine],
  ['an-volumesfrom-missing', onTheMachine],
  ['hostpath-missing', onTheMachine],
  ['hostpath-name', onTheMachine],
  ['hostpath-relative', onTheMachine],
  ['hostpath-socket', onTheMachine],
  ['env-cm-missing', elsewhere],
  ['envfrom-cm-missing', elsewhere],
  ['vol-unused-cm', elsewhere],
  ['env-secret-missing', kept],
  ['vol-secret-missing', kept],
  ['empty-file', notOurs],
  ['list-doc', notOurs],
  ['scalar-doc', notOurs],
  ['configmap-only', together],
  ['service-only', together],
  ['anchor-merge', neverMeant],
  ['unknown-field', neverMeant],
  ['hostport-dup', cannotStart],
  ['subpath-dotdot', cannotStart],
  ['live-exec-empty', 'The probe has no command, so it fails each time.'],
]);
