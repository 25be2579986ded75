/**
 * Waits until what is read stays the same for half a second. A mail's frame grows once it is drawn, and whatever stands
 * below it moves: a press that was aimed before lands beside its button. Errors: still moving after ten seconds.
 */
export async function atRest(read: () => Promise<unknown>) {
  let [last, since] = ['', Date.now()];
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const now = JSON.stringify(await read());
    if (now !== last) [last, since] = [now, Date.now()];
    else if (Date.now() - since > 500) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Still moving: ${last}`);
}
