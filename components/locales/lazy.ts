// Imported for its effect by `lazy`, with whatever part of a surface it loads.
import { enLazy } from './en-lazy.ts';
import { addTexts } from './index.ts';

addTexts(enLazy);
