/**
 * What the client and the server say to each other of patterns, so that the one asks and the other knows.
 * Types and constants only, as protocol.ts.
 */

/** What a container does for the app beside it. */
export type Pattern = 'sidecar' | 'ambassador' | 'adapter' | 'init';

/** A container of a pattern that may be added to a pod, for a person to choose. */
export type PatternChoice = {
  /** The variant's id, such as `log-shipper`. */
  readonly variant: string;
  readonly pattern: Pattern;
  /** A few words, such as `log shipper`. */
  readonly title: string;
  /** One sentence of Markdown: what it does for the app. */
  readonly purpose: string;
  /** Where the app gets the volume that they share, for the person to say; absent where there is nothing to ask. */
  readonly mountPath?: string;
};

/** What the server says of a person's input: with an error it is of no use. */
export type InputRemark = {
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
};

/** Request, client to server: the pods of an open file that containers may be added to, in the file's order. */
export const patternPodsRequest = 'podwright/patternPods';

export type PatternPodsParams = {
  readonly uri: string;
  /** Zero-based line on which the person stands. */
  readonly line: number;
};

export type PatternPod = {
  /** Zero-based place among the pods of the file. */
  readonly pod: number;
  readonly kind: string;
  /** The object's name; absent where it has none. */
  readonly name?: string;
  /** Whether the person stands in it. */
  readonly isHere: boolean;
  /** The container that a new one is for, by its zero-based place in `containers`; the first where it isn't told. */
  readonly container?: number;
  /** That container's name; absent where it has none. */
  readonly containerName?: string;
  readonly choices: readonly PatternChoice[];
};

/** What the client asks code actions to run that need a choice first (`addContainerCommand` at the start). */
export type AddContainerArguments = PatternPodsParams & { readonly pattern: Pattern };

/**
 * Request, client to server: adds a container to a pod of an open file, by an edit that the server sends.
 * The answer is null where that wasn't done: the file has changed meanwhile, or nothing can be added.
 */
export const addPatternRequest = 'podwright/addPattern';

/** Where the container begins now, as a zero-based line. */
export type AddedContainer = { readonly line: number };

/** Request, client to server: what is to be said of the mount path in these, or null. */
export const checkPatternRequest = 'podwright/checkPattern';

export type AddPatternParams = Pick<PatternPodsParams, 'uri'> &
  Pick<PatternPod, 'pod' | 'container'> &
  Pick<PatternChoice, 'variant' | 'mountPath'>;

/** Request, client to server: what a new pod may begin with. */
export const proposeNewPodRequest = 'podwright/proposeNewPod';

/** The image, once it is chosen. */
export type ProposeNewPodParams = { readonly image?: string };

export type NewPodProposal = {
  readonly name: string;
  readonly image: string;
  /** As `podman --publish` takes them: `8080:80`. */
  readonly ports: string;
  readonly choices: readonly PatternChoice[];
};

/** Request, client to server: the manifest of a new pod, as text. */
export const newPodRequest = 'podwright/newPod';

/** Request, client to server: what is to be said of one part of a new pod, or null. */
export const checkNewPodRequest = 'podwright/checkNewPod';

export type NewPodParams = Pick<NewPodProposal, 'name' | 'image' | 'ports'> &
  Partial<Pick<PatternChoice, 'variant' | 'mountPath'>>;

export type CheckNewPodParams = NewPodParams & { readonly about: 'name' | 'image' | 'ports' | 'mountPath' };
