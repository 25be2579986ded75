// Imported for its effect by everything that says these texts, which is never loaded before the first draw.
import { enTemplates } from './en-templates.ts';
import { addTexts } from './index.ts';

addTexts(enTemplates);
