import { isBroken } from '../../manifest/document.ts';
import { setEntry } from '../../manifest/edits.ts';
import { integerIn, listIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { fixBy, refusal, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A port without a name in a Service that has several (`validateServicePort`).
 *
 *     apiVersion: v1
 *     kind: Service
 *     metadata:
 *       name: web
 *     spec:
 *       ports:
 *         - name: http
 *           port: 80
 *         - port: 443
 *           ^^^^ error unnamed-port: Each port of a Service with several needs a name. Add 'name'.
 */
export const unnamedPort: Rule = {
  code: 'unnamed-port',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'ServiceSpec').flatMap(({ map, path }) => {
      const ports = listIn(map, 'ports')?.items ?? [];
      if (ports.length < 2) return [];
      return ports.flatMap((item, index) => {
        const port = resolved(item);
        if (port?.kind !== 'map' || isBroken(document, port)) return [];
        if ((textIn(port, 'name') ?? '') !== '') return [];
        const name = `port-${integerIn(port, 'port') ?? index}`;
        const span = port === item ? (port.entries[0]?.key.span ?? item.span) : item.span;
        const message = "Each port of a Service with several needs a name. Add 'name'.";
        return [
          refusal('unnamed-port', span, message, {
            path: [...path, 'ports', index, 'name'],
            fixes: fixBy(`Name it '${name}'`, 'unsafe', setEntry(document, port, 'name', name)),
          }),
        ];
      });
    }),
};
