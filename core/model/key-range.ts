/** Every key of a two-part index that begins with `key`: the thread of a case, the cases of a queue, a state's items. */
export const under = (key: string) => IDBKeyRange.bound([key, ''], [key, '\uffff']);
