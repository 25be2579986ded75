import { useState } from 'preact/hooks';

/** Marks what is dragged as ours: nothing else on the page takes it, and files from outside are something else. */
const KIND = 'application/x-casebar-order';

/** Where something dragged would go: before or after the thing with this id. */
interface Place {
  readonly id: string;
  readonly side: 'before' | 'after';
}

/**
 * Rows of a list that can be dragged into another order, besides the buttons that do the same. `onMove` gets the id
 * and the place it shall have, counted from 0.
 */
export function useDragOrder(ids: readonly string[], onMove: (id: string, to: number) => void) {
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<Place>();
  const end = () => {
    setDragged(undefined);
    setOver(undefined);
  };
  const drop = ({ id, side }: Place) => {
    if (dragged === undefined) return;
    // Its own place becomes free, so what stood behind it moves up.
    const rest = ids.filter((one) => one !== dragged);
    const at = rest.indexOf(id);
    if (at >= 0) onMove(dragged, side === 'before' ? at : at + 1);
    end();
  };
  const placeOf = (event: DragEvent, id: string): Place | undefined => {
    const { currentTarget } = event;
    if (dragged === undefined || !(currentTarget instanceof Element)) return undefined;
    const { top, height } = currentTarget.getBoundingClientRect();
    return { id, side: event.clientY < top + height / 2 ? 'before' : 'after' };
  };
  return (id: string) => ({
    draggable: true,
    'data-dragged': dragged === id || undefined,
    'data-drop': over?.id === id && dragged !== id ? over.side : undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer?.setData(KIND, id);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      setDragged(id);
    },
    onDragOver: (event: DragEvent) => {
      const place = placeOf(event, id);
      if (!place) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'move';
      if (place.id !== over?.id || place.side !== over.side) setOver(place);
    },
    onDrop: (event: DragEvent) => {
      const place = placeOf(event, id);
      if (!place) return;
      event.preventDefault();
      drop(place);
    },
    onDragEnd: end,
  });
}

/** What makes a row of such a list draggable. */
export type DragProps = ReturnType<ReturnType<typeof useDragOrder>>;
