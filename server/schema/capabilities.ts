/** What Linux lets a process do that has a capability, in words that go on after 'may' (capabilities(7)). */
const allowances: ReadonlyMap<string, string> = new Map([
  ['AUDIT_CONTROL', "turn the kernel's audit on and off, and change its rules"],
  ['AUDIT_READ', "read the kernel's audit log"],
  ['AUDIT_WRITE', "write to the kernel's audit log"],
  ['BLOCK_SUSPEND', 'keep the machine from going to sleep'],
  ['BPF', 'load BPF programs'],
  ['CHECKPOINT_RESTORE', 'freeze processes and bring them back'],
  ['CHOWN', 'give files to any user and group'],
  ['DAC_OVERRIDE', 'read, write and run files whatever their permissions say'],
  ['DAC_READ_SEARCH', 'read files and folders whatever their permissions say'],
  ['FOWNER', "do with other users' files what only their owner may"],
  ['FSETID', 'keep the set-user-ID bit of files it changes'],
  ['IPC_LOCK', 'keep memory from being swapped out'],
  ['IPC_OWNER', "use other users' shared memory, semaphores and message queues"],
  ['KILL', "send signals to other users' processes"],
  ['LEASE', 'be told before others open a file'],
  ['LINUX_IMMUTABLE', 'make files unchangeable, and changeable again'],
  ['MAC_ADMIN', 'change what mandatory access control allows'],
  ['MAC_OVERRIDE', 'pass over mandatory access control'],
  ['MKNOD', 'make device files'],
  ['NET_ADMIN', 'change interfaces, addresses, routes and firewall rules'],
  ['NET_BIND_SERVICE', 'listen on ports below 1024'],
  ['NET_BROADCAST', 'send broadcasts, and listen to multicasts'],
  ['NET_RAW', 'send and receive raw packets, as ping does'],
  ['PERFMON', 'measure what the whole system does'],
  ['SETFCAP', 'give capabilities to files'],
  ['SETGID', 'become any group'],
  ['SETPCAP', 'drop capabilities for good'],
  ['SETUID', 'become any user'],
  ['SYSLOG', "read and clear the kernel's log"],
  ['SYS_ADMIN', 'mount, change namespaces and quotas, and do most of what only root may'],
  ['SYS_BOOT', 'restart the machine, and load another kernel'],
  ['SYS_CHROOT', 'use chroot, and enter other mount namespaces'],
  ['SYS_MODULE', 'load and remove kernel modules'],
  ['SYS_NICE', 'give any process a higher priority'],
  ['SYS_PACCT', 'turn process accounting on and off'],
  ['SYS_PTRACE', 'look into and steer other processes, as debuggers do'],
  ['SYS_RAWIO', "reach the machine's ports and memory directly"],
  ['SYS_RESOURCE', 'go beyond limits and quotas'],
  ['SYS_TIME', "set the machine's clock"],
  ['SYS_TTY_CONFIG', 'take over and change terminals'],
  ['WAKE_ALARM', 'wake the machine from sleep at a time'],
]);

/** The capabilities Linux has, without `CAP_`. */
export const capabilities: readonly string[] = [...allowances.keys()];

/** What podman gives every container unless told otherwise (containers/common, pkg/config/default.go). */
const givenByPodman: ReadonlySet<string> = new Set([
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

export type Capability = {
  /** Without `CAP_`. */
  readonly name: string;
  /** What a process may do that has it. */
  readonly allows: string;
  readonly givenByPodman: boolean;
};

/** The capability of a name with or without `CAP_`, in any case as podman takes it; nothing for `ALL`. */
export function capability(text: string): Capability | undefined {
  const name = text.toUpperCase().replace(/^CAP_/, '');
  const allows = allowances.get(name);
  return allows === undefined ? undefined : { name, allows, givenByPodman: givenByPodman.has(name) };
}
