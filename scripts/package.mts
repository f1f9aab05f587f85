/** `npm run package`: writes podwright-VERSION.vsix, which `code --install-extension` takes. */
import { ExecaError } from 'execa';
import { packageExtension } from './project.mts';

try {
  await packageExtension({ stdio: 'inherit' });
} catch (error) {
  // What went wrong was said by the program itself.
  if (!(error instanceof ExecaError)) throw error;
  console.error(error.shortMessage);
  process.exitCode = 1;
}
