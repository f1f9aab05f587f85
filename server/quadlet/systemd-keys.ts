import { among, boolean, oneOf, text, type Key } from './key.ts';

/*
 * Of what systemd reads itself only what people write for pods: there is more, and systemd judges it.
 * Source: systemd.unit(5), systemd.service(5), systemd.exec(5) and systemd.kill(5); what Quadlet says to them:
 * podman, pkg/systemd/quadlet/quadlet.go, `ConvertKube`, and cmd/quadlet/main.go, `enableServiceFile`.
 */

export const unitKeys: readonly Key[] = [
  { name: 'Description', says: 'What the service is, in a few words.', value: text },
  { name: 'Documentation', says: 'Where to read about it.', value: text },
  { name: 'Wants', says: 'Units to start along with it, if they can be.', value: text, many: true },
  { name: 'Requires', says: 'Units without which it is not started.', value: text, many: true },
  { name: 'BindsTo', says: 'Units that it ends with.', value: text, many: true },
  { name: 'PartOf', says: 'Units with which it is stopped and restarted.', value: text, many: true },
  { name: 'After', says: 'Units that are started before it.', value: text, many: true },
  { name: 'Before', says: 'Units that are started after it.', value: text, many: true },
  { name: 'ConditionPathExists', says: 'A path without which it is passed over.', value: text, many: true },
  { name: 'StartLimitBurst', says: 'How often it is started within `StartLimitIntervalSec`.', value: text },
  { name: 'StartLimitIntervalSec', says: 'The time that `StartLimitBurst` counts in.', value: text },
];

export const serviceKeys: readonly Key[] = [
  {
    name: 'Restart',
    says: 'When systemd starts it again. Pods have a `restartPolicy` of their own, for their containers.',
    value: among({
      no: 'Never.',
      'on-failure': 'After a failure.',
      always: 'Whenever it has ended.',
      'on-success': 'After it has ended well.',
      'on-abnormal': 'After a signal or a timeout.',
    }),
  },
  { name: 'RestartSec', says: 'How long to wait before that, such as `5s`.', value: text },
  {
    name: 'TimeoutStartSec',
    says: 'How long starting may take, pulling images included. Without it 90 seconds, which large images exceed.',
    value: text,
  },
  { name: 'TimeoutStopSec', says: 'How long stopping may take.', value: text },
  {
    name: 'Type',
    says: 'How systemd knows that it runs: `notify`, which Quadlet writes by itself.',
    value: oneOf('quadlet', {
      notify: 'podman tells when the pods run.',
      oneshot: 'For manifests without containers, of volumes only. Best with `RemainAfterExit=yes`.',
    }),
  },
  { name: 'RemainAfterExit', says: 'Whether it counts as active once it has ended.', value: boolean },
  {
    name: 'KillMode',
    says: 'Whom systemd ends when it stops the service.',
    value: oneOf('quadlet', {
      mixed: 'podman first, then what is left. Quadlet writes it by itself.',
      'control-group': 'All processes at once.',
    }),
  },
  { name: 'Environment', says: 'Variables for podman, not for the containers.', value: text, many: true },
  { name: 'EnvironmentFile', says: 'A file of such variables.', value: text, many: true },
  { name: 'ExecStartPre', says: 'A command to run before.', value: text, many: true },
  { name: 'ExecStartPost', says: 'A command to run after it has started.', value: text, many: true },
  {
    name: 'WorkingDirectory',
    says: 'Where podman runs; it counts more than `SetWorkingDirectory`.',
    value: text,
  },
];

export const installKeys: readonly Key[] = [
  {
    name: 'WantedBy',
    says: 'What starts it: with `default.target` it starts when the machine does, or for a user when they log in.',
    value: among({
      'default.target': 'The start of the machine, or of what a user has running.',
      'multi-user.target': 'The start of the machine; for services of the system.',
    }),
    many: true,
  },
  { name: 'RequiredBy', says: 'Units that are not started without it.', value: text, many: true },
  {
    name: 'UpheldBy',
    since: '5.5',
    says: 'Units while which it is started again whenever it has ended.',
    value: text,
    many: true,
  },
  { name: 'Alias', says: 'Another name of the service.', value: text, many: true },
];
