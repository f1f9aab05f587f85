/**
 * Units and whether Quadlet makes a service of them: our rules are held to it in `problems.test.ts`, and Quadlet itself
 * in `test/podman/quadlet.test.ts`.
 */
export type Vector = { readonly text: string; readonly taken: boolean };

const taken = (text: string): Vector => ({ text, taken: true });
const refused = (text: string): Vector => ({ text, taken: false });
const kube = (lines: string) => `[Kube]\nYaml=web.yaml\n${lines}\n`;

/** By a name that is also a file's. */
export const vectors: Readonly<Record<string, Vector>> = {
  plain: taken('[Kube]\nYaml=web.yaml\n'),
  whole: taken('[Unit]\nDescription=Web\n\n[Kube]\nYaml=web.yaml\n\n[Install]\nWantedBy=default.target\n'),
  comments: taken('# one\n; two\n[Kube]\n# three\nYaml=web.yaml\n'),
  spaces: taken('  [Kube]  \n\tYaml  =   web.yaml  \n'),
  crlf: taken('[Kube]\r\nYaml=web.yaml\r\n'),
  quoted: taken('[Kube]\nYaml="web.yaml"\n'),
  'goes-on': taken('[Kube]\nYaml=we\\\nb.yaml\n'),
  'goes-on-over-comment': taken('[Kube]\nConfigMap=a.yaml \\\n# why\n b.yaml\nYaml=web.yaml\n'),
  'ends-with-backslash': taken('[Kube]\nYaml=web.yaml\\'),
  twice: taken('[Kube]\nYaml=a.yaml\n[Unit]\nDescription=x\n[Kube]\nYaml=b.yaml\n'),
  specifier: taken('[Kube]\nYaml=%h/web.yaml\n'),
  empty: refused('[Kube]\n'),
  'no-kube': refused('[Unit]\nDescription=Web\n'),
  'kube-in-small': refused('[kube]\nYaml=web.yaml\n'),
  'yaml-empty': refused('[Kube]\nYaml=\n'),
  'yaml-emptied': refused('[Kube]\nYaml=web.yaml\nYaml=\n'),
  'yaml-after-emptied': taken('[Kube]\nYaml=\nYaml=web.yaml\n'),
  'unknown-key': refused(kube('Foo=bar')),
  'key-in-small': refused(kube('publishport=80')),
  'key-of-container': refused(kube('Image=nginx')),
  'key-of-systemd': refused(kube('Description=Web')),
  'unknown-section': taken(`${kube('')}[Foo]\nBar=1\n`),
  'own-section': taken(`${kube('')}[X-Foo]\nBar=1\n`),
  'other-quadlet': taken(`${kube('')}[Container]\nImage=nginx\n`),
  'unknown-systemd-key': taken(`${kube('')}[Service]\nFoo=1\n`),
  'no-key-value': refused(kube('web')),
  'section-unclosed': refused(`${kube('')}[Service\n`),
  'section-nameless': refused(`${kube('')}[]\n`),
  'section-in-section': refused(`${kube('')}[a[b]\n`),
  'section-and-more': refused(`${kube('')}[Service] now\n`),
  'key-before-section': refused('Yaml=web.yaml\n[Kube]\nYaml=web.yaml\n'),
  'no-key': refused(kube('=web')),
  'boolean-odd': taken(kube('KubeDownForce=maybe')),
  'boolean-empty': taken(kube('KubeDownForce=')),
  'folder-yaml': taken(kube('SetWorkingDirectory=YAML')),
  'folder-unit': taken(kube('SetWorkingDirectory=unit')),
  'folder-path': refused(kube('SetWorkingDirectory=/tmp')),
  'folder-empty': taken(kube('SetWorkingDirectory=')),
  'folder-overwritten': taken(kube('SetWorkingDirectory=/tmp\nSetWorkingDirectory=yaml')),
  'kill-mixed': taken(`${kube('')}[Service]\nKillMode=mixed\n`),
  'kill-process': refused(`${kube('')}[Service]\nKillMode=process\n`),
  'kill-empty': refused(`${kube('')}[Service]\nKillMode=\n`),
  'type-oneshot': taken(`${kube('')}[Service]\nType=oneshot\n`),
  'type-simple': refused(`${kube('')}[Service]\nType=simple\n`),
  'remap-auto': taken(kube('RemapUsers=auto\nRemapUid=0:1:2\nRemapUid=3:4:5\nRemapUidSize=10')),
  'remap-keep-id': taken(kube('RemapUsers=keep-id\nRemapUid=100\nRemapGid=100')),
  'remap-keep-id-twice': refused(kube('RemapUsers=keep-id\nRemapUid=100\nRemapUid=200')),
  'remap-manual': refused(kube('RemapUsers=manual')),
  'remap-odd': refused(kube('RemapUsers=odd')),
  'remap-alone': refused(kube('RemapUid=0:1:2')),
  'remap-beside-userns': refused(kube('UserNS=auto\nRemapUsers=auto')),
  userns: taken(kube('UserNS=keep-id:uid=200,gid=210')),
  'userns-emptied': taken(kube('UserNS=\nRemapUsers=auto')),
  'every-key': taken(
    kube(
      'ConfigMap=c.yaml\nNetwork=host\nPublishPort=8080:80\nAutoUpdate=registry\nAutoUpdate=web/local\n' +
        'ExitCodePropagation=any\nKubeDownForce=true\nLogDriver=journald\nLogOpt=tag=x\nServiceName=other\n' +
        'PodmanArgs=--log-level=debug\nGlobalArgs=--log-level=debug\nContainersConfModule=/etc/x.conf',
    ),
  ),
  'quadlet-section': taken(`${kube('')}[Quadlet]\nDefaultDependencies=false\n`),
  'quadlet-section-unknown-key': refused(`${kube('')}[Quadlet]\nFoo=false\n`),
  'port-odd': taken(kube('PublishPort=web')),
  'exit-odd': taken(kube('ExitCodePropagation=odd')),
};
