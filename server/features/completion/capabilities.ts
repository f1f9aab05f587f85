import type { Choice } from './choice.ts';
import type { Source } from './spot.ts';
import { typeChoices } from './types.ts';

/**
 * Capabilities, with `CAP_` where the list or the word at the cursor has it: Kubernetes' own examples leave it out,
 * podman kube generate writes it, and both take either.
 */
export const capabilities: Source = (_, { site, typed }) => {
  const list = site.parent?.node;
  const others = list?.kind === 'list' ? list.items.filter((it) => it !== site.node) : [];
  const isPrefixed =
    /^cap_/i.test(typed) || others.some((it) => it.kind === 'scalar' && it.text.startsWith('CAP_'));
  const mayBecome = /^(?:c|ca|cap)$/i.test(typed);
  return typeChoices(site.type, undefined).flatMap((it): readonly Choice[] => {
    if (it.text === 'ALL') return [{ ...it, detail: 'every capability' }];
    const prefixed = { ...it, text: `CAP_${it.text}`, followsTyping: true };
    if (isPrefixed) return [prefixed];
    const plain = { ...it, followsTyping: true };
    return mayBecome ? [plain, prefixed] : [plain];
  });
};
