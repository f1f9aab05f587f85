/** `npm run package`: writes podwright-VERSION.vsix, which `code --install-extension` takes. */
import { packageExtension } from './project.mts';

await packageExtension({ stdio: 'inherit' });
