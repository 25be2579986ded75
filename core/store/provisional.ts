/** Id of the message shown for an item until the desk has it. */
export const provisionalId = (item: { readonly id: string }) => `outbox:${item.id}`;
