import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname, '../..');

/** Lets Node read the product's own files: `@/core/x` means `core/x.ts` of this repository. */
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('@/')) return next(specifier, context);
    const path = specifier.slice(2);
    const file = /\.[cm]?tsx?$|\.json$/.test(path) ? path : `${path}.ts`;
    return next(pathToFileURL(resolve(ROOT, file)).href, context);
  },
});
