import type { ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Session } from './session.ts';

/** A part of the protocol that the server speaks: what it announces, and how it answers. */
export type Request = {
  /** Nothing for parts that LSP has no capability for. */
  readonly capabilities: (client: Client) => ServerCapabilities;
  readonly listen: (session: Session) => void;
};
