/** The customer, as one desk knows them. */
export interface Contact {
  /** `<desk id>:<id in the desk>`. */
  readonly id: string;
  readonly desk: string;
  readonly name: string;
  /** E-mail address, '' if unknown. */
  readonly email: string;
  /** E.164 number, '' if unknown. */
  readonly phone: string;
  readonly company: string;
  readonly city: string;
  /** BCP 47 tag, '' if unknown. */
  readonly language: string;
  /** The desk's own further fields, in its order. */
  readonly fields: readonly { readonly label: string; readonly value: string }[];
}
