import { labelKey } from './names.ts';
import { readQuantity, unit, wholeUnits, type Quantity } from './quantity.ts';

/** Where amounts of resources are written: for a container, or for a pod as a whole. */
export type ResourceHolder = 'container' | 'pod';

const containerResources = ['cpu', 'memory', 'ephemeral-storage'];
const podResources = ['cpu', 'memory'];

/** The resources that have a name of their own there; hugepages of each size besides. */
export function standardResources(holder: ResourceHolder): readonly string[] {
  return holder === 'pod' ? podResources : containerResources;
}

/**
 * What is wrong with the name of a resource, as the rest of a sentence that begins with it
 * (validation.go, `validateContainerResourceName` and `validatePodResourceName`).
 */
export function wrongResource(name: string, holder: ResourceHolder): string | undefined {
  if (standardResources(holder).includes(name) || isHugePages(name)) return undefined;
  if (holder === 'pod') return 'is no resource that a pod as a whole can have';
  if (!name.includes('/')) return 'is no resource of a container';
  const wrong = labelKey(name);
  if (wrong !== undefined) return wrong;
  const taken = !isNative(name) && name.startsWith('requests.');
  return taken ? "may not begin with 'requests.'" : undefined;
}

export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Whether it is one of Kubernetes' own resources (core/helper, `IsNativeResource`). */
function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** A device or the like, which is given out in whole pieces (core/helper, `IsExtendedResourceName`). */
export function isExtended(name: string): boolean {
  return !isNative(name);
}

/** Whether nobody gets more of it than what is set aside, so that request and limit are one (`IsOvercommitAllowed`). */
export function isFixed(name: string): boolean {
  return isExtended(name) || isHugePages(name);
}

/**
 * Whether an amount is made of whole pages of the size that the resource's name tells; nothing where it tells none
 * (core/helper, `IsHugePageResourceValueDivisible`).
 */
export function isWholePages(name: string, amount: Quantity): boolean | undefined {
  const size = readQuantity(name.slice('hugepages-'.length));
  if (!size || size.nanos <= 0n || size.nanos % unit !== 0n) return undefined;
  return wholeUnits(amount) % wholeUnits(size) === 0n;
}
