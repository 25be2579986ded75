/** Work nobody waits for. What goes wrong in it is told here, once; what is owed is stored and comes again. */
export const inBackground = (what: string, work: Promise<unknown>) =>
  void work.catch((error: unknown) => console.error(`casebar: ${what}`, error));
