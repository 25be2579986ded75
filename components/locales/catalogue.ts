import type { en } from './en.ts';
import type { enApprovals } from './en-approvals.ts';
import type { enLazy } from './en-lazy.ts';
import type { enOptions } from './en-options.ts';
import type { enTemplates } from './en-templates.ts';

type Source = typeof en & typeof enLazy & typeof enOptions & typeof enApprovals & typeof enTemplates;
/** Name of a text. */
export type Key = keyof Source;

/** Plural forms; `other` also serves the categories a language has but we do not write (`many` in Spanish). */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** The same keys as the source, plural where the source is plural. */
export type Catalogue = { readonly [K in Key]: Source[K] extends string ? string : Plural };

/** One area of a catalogue, e.g. everything about the composer. */
export type Part<Area> = { readonly [K in keyof Area]: Area[K] extends string ? string : Plural };

/** `'{a} of {b}'` → `'a' | 'b'`. */
type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Named<Names extends string> = { readonly [N in Names]: N extends 'count' ? number : string | number };

/** What a text wants to be filled with: nothing, or an object with exactly its placeholders. */
export type Params<K extends Key> = Source[K] extends string
  ? [Placeholders<Source[K]>] extends [never]
    ? []
    : [params: Named<Placeholders<Source[K]>>]
  : Source[K] extends { readonly other: infer Other }
    ? [params: Named<Placeholders<Other> | 'count'>]
    : [params: Named<Placeholders<Source[K] extends { other: infer O } ? O : Source[K]> | 'count'>];

/** Texts without placeholders: safe to keep in tables of labels. */
export type PlainKey = { [K in Key]: Params<K> extends [] ? K : never }[Key];
