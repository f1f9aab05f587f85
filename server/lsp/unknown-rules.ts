import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { unawaited } from './guard.ts';
import type { Request } from './request.ts';
import { unitCodes } from '../quadlet/codes.ts';
import { codes as ruleCodes } from '../rules/all.ts';
import { nearest } from '../schema/nearest.ts';

const codes: readonly string[] = [...ruleCodes, ...Object.keys(unitCodes)];

/** Tells a person once of each rule in their settings that there isn't, and that therefore changes nothing. */
export const unknownRuleWarning: Request = {
  capabilities: () => ({}),
  listen: ({ connection, files, settings, onOutsideChange }) => {
    const told = new Set<string>();
    files.onDidOpen(tell);
    onOutsideChange(tell);

    function tell(): void {
      const unknown = Object.keys(settings().rules).filter((it) => !codes.includes(it) && !told.has(it));
      for (const it of unknown) {
        told.add(it);
        const meant = nearest(it, codes);
        const advice = meant === undefined ? '' : ` Did you mean '${meant}'?`;
        const message = `There is no rule '${it}', as podwright.rules says.${advice}`;
        unawaited(() =>
          connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
        );
      }
    }
  },
};
