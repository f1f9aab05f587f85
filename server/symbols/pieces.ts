import { roleAnnotation } from '../roles/role.ts';
import { podmanAnnotation } from '../schema/podman-annotations.ts';
import { scalarKind } from '../yaml/scalar.ts';
import type { ScalarNode, Span } from '../yaml/tree.ts';

/** A name within a scalar, with the span of its own text. */
export type Piece = { readonly text: string; readonly span: Span };

/** The scalar as a name; none where its text is not written as it is read: escaped, folded, over several lines. */
export function wholeText(source: string, node: ScalarNode): readonly Piece[] {
  const span = innerSpan(node);
  return node.text !== '' && source.slice(span.start, span.end) === node.text
    ? [{ text: node.text, span }]
    : [];
}

/** A port by its name; a number is none, nor is text of digits (intstr.FromString, validated by IsValidPortName). */
export function portName(source: string, node: ScalarNode): readonly Piece[] {
  return scalarKind(node) === 'string' && !/^\d+$/.test(node.text) ? wholeText(source, node) : [];
}

/**
 * The `$(NAME)` of a text, in its order; `$$` is an escaped dollar (third_party/forked/golang/expansion, Expand).
 * What can't be a variable's name, such as `$(date +%s)`, is the shell's.
 */
export function variables(source: string, node: ScalarNode): readonly Piece[] {
  const { start, end } = innerSpan(node);
  return [...source.slice(start, end).matchAll(/\$\$|\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)/g)].flatMap((it) => {
    const text = it[1];
    return text === undefined ? [] : [piece(text, start + it.index + 2)];
  });
}

/** The container an annotation is for: what stands behind the `/` of such keys. */
export function annotatedContainer(source: string, key: ScalarNode): readonly Piece[] {
  const [whole] = wholeText(source, key);
  const name = whole && containerSuffix(whole.text);
  return whole && name !== undefined && name !== '' ? [piece(name, whole.span.end - name.length)] : [];
}

/** The containers an annotation's value names. */
export function containersInAnnotation(source: string, key: ScalarNode, value: ScalarNode): readonly Piece[] {
  if (defaultContainer.has(key.text)) return wholeText(source, value);
  if (podmanAnnotation(key.text)?.annotation.form !== 'volumes-from') return [];
  const [whole] = wholeText(source, value);
  // CONTAINER[:OPTIONS][;CONTAINER...] (play.go, prepareVolumesFrom)
  return [...(whole?.text.matchAll(/(?<=^|;)[^:;]+/g) ?? [])].map((it) =>
    piece(it[0], (whole?.span.start ?? 0) + it.index),
  );
}

/** Annotations by which kubectl picks a container (kubectl/pkg/cmd/util/podcmd, DefaultContainerAnnotationName). */
const defaultContainer: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/default-container',
  'kubectl.kubernetes.io/default-logs-container',
]);

/** AppArmor's profiles by container, before Kubernetes 1.30 (core/v1, DeprecatedAppArmorBetaContainerAnnotationKeyPrefix). */
const appArmor = 'container.apparmor.security.beta.kubernetes.io/';

function containerSuffix(key: string): string | undefined {
  const prefix = [appArmor, roleAnnotation].find((it) => key.startsWith(it));
  if (prefix !== undefined) return key.slice(prefix.length);
  const found = podmanAnnotation(key);
  const { suffix } = found?.annotation ?? {};
  return suffix === 'container' || suffix === 'container-allowed' ? found?.owner : undefined;
}

function piece(text: string, start: number): Piece {
  return { text, span: { start, end: start + text.length } };
}

/** A scalar's text without its quotes; of a block scalar what follows the line of its `|` or `>`. */
export function innerSpan({ span, style }: ScalarNode): Span {
  const quoted = style === 'single' || style === 'double';
  return quoted && span.end - span.start > 1 ? { start: span.start + 1, end: span.end - 1 } : span;
}
