import type { ServiceKind } from './services.ts';

/** What a second container is to the app beside it. */
export type Pattern = 'sidecar' | 'ambassador' | 'adapter' | 'init';

/** One way in which people use a pattern: a container, and what the pod and its main container need for it. */
export type Variant = {
  /** Kebab-case, stable across versions. */
  readonly id: string;
  readonly pattern: Pattern;
  /** A few words, as a menu shows them behind the pattern: `log shipper`. */
  readonly title: string;
  /** One sentence: what it does for the app. */
  readonly purpose: string;
  readonly container: ContainerPlan;
  /** The volume it shares with the main container. */
  readonly shared?: SharedVolume;
  /** What the main container is told, so that it uses the new one. */
  readonly mainEnv?: Variables;
  /** What it stands for: where the main container is told already where that is, it is told to ask the new one instead. */
  readonly standsFor?: ServicePlan;
  /** An app that makes use of it, for a pod made of the two that shows what it is for; absent where any web server will do. */
  readonly app?: AppPlan;
};

/** A service elsewhere that a container passes on to. */
export type ServicePlan = {
  /** Which of those that the main container asks are meant, the likeliest first. */
  readonly kinds: readonly ServiceKind[];
  /** The container's variable that says where the service is. */
  readonly variable: string;
  /** How it says so, whether or not the main container tells the scheme and the port. */
  readonly textOf: (it: ServiceAddress) => string;
  /** The container's port, by its name. */
  readonly port: string;
  /** The only scheme that it takes itself; absent where it takes any. */
  readonly scheme?: string;
};

/** Where a service is; what nothing tells is absent. */
export type ServiceAddress = {
  readonly scheme?: string | undefined;
  readonly host: string;
  readonly port?: number | undefined;
};

/** What a new pod is about: its main container. */
export type AppPlan = {
  readonly image: string;
  readonly ports?: readonly PublishedPort[];
  /** The image's own where that is absent. */
  readonly command?: readonly string[];
  readonly user?: number;
  /** Where it has the shared volume, in place of the path the variant has for it. */
  readonly path?: string;
};

/** A port at which an app listens, and the one of the host that leads there, if any. */
export type PublishedPort = { readonly container: number; readonly host?: number };

/** The container, but for what depends on the pod it comes to. */
export type ContainerPlan = {
  readonly name: string;
  /** With registry and tag, so that podman asks nothing and tomorrow's pod is today's. */
  readonly image: string;
  /** What a person fills in stands here, where it is found at once, and not within the command. */
  readonly env?: Variables;
  readonly command: readonly string[];
  readonly ports?: readonly PortPlan[];
  readonly limits: { readonly cpu: string; readonly memory: string };
  /**
   * Who runs it; the image's own user where that is absent.
   * What writes to a shared volume stays root: podman gives an emptyDir to the user of the container that mounts it
   * first (container_internal_common.go, fixVolumePermissions), while Kubernetes lets everybody write to it.
   */
  readonly user?: number;
  /**
   * What must succeed as long as it works.
   * It runs in the container on podman and on Kubernetes alike; for an HTTP probe podman needs curl in the image.
   */
  readonly alive?: readonly string[];
};

/** Variables and their values. */
export type Variables = Readonly<Record<string, string | PortHole>>;

/** A port number that depends on the pod: one of the new container's by its name, or the one the app listens at. */
export type PortHole = { readonly port: string } | { readonly appPort: number };

export type PortPlan = {
  readonly name: string;
  readonly number: number;
  /** Whether others than the pod's own containers may ask there. What only listens at localhost isn't declared. */
  readonly reach: 'pod' | 'localhost';
};

export type SharedVolume = {
  /** What the volume holds; a new one is called so, behind the pod's name. */
  readonly name: string;
  readonly own: MountPlan;
  readonly main: MountPlan;
  /** Folders below which a volume that the main container mounts already holds the same. */
  readonly likely: readonly string[];
  /** The sorts of volume that will do, by their field of Kubernetes' Volume. */
  readonly sources: readonly string[];
};

export type MountPlan = {
  readonly path: string;
  readonly access: 'writes' | 'reads';
};
