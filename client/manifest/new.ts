/**
 * Opens a new manifest to start from.
 */
import { SnippetString, window, workspace } from 'vscode';

const plainPod = `apiVersion: v1
kind: Pod
metadata:
  name: \${1:web}
spec:
  containers:
    - name: \${2:nginx}
      image: \${3:docker.io/library/nginx:1.27}
      ports:
        - containerPort: \${4:80}
          hostPort: \${5:8080}
`;

/** The command `New Pod Manifest`: an untitled editor with a pod that plays, its names ready to be typed over. */
export async function newManifest(): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'yaml' });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(plainPod));
}
