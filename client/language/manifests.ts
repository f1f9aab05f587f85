/**
 * Which texts are manifests, before the server has read them.
 */

/** The kinds that podman plays, which are told by the kind alone while `apiVersion` isn't written yet. */
const played = 'Pod|Deployment|DaemonSet|Job|ConfigMap|Secret|PersistentVolumeClaim|List';

/** A key at the start of a line, where the keys of a document stand. */
const ofAKindThatIsPlayed = new RegExp(`^["']?kind["']?[ \\t]*:[ \\t]*["']?(?:${played})\\b`, 'm');
const ofAnyKind = /^["']?kind["']?[ \t]*:/m;
const versioned = /^["']?apiVersion["']?[ \t]*:/m;

/** Whether a text looks as if it declared a Kubernetes object. Cheap, and wrong at times: the server decides. */
export function looksLikeManifest(text: string): boolean {
  return ofAKindThatIsPlayed.test(text) || (ofAnyKind.test(text) && versioned.test(text));
}
