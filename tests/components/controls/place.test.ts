import { describe, expect, it } from 'vitest';
import { placeBeside } from '@/components/controls/place';

/** An element of a fixed size; happy-dom lays nothing out. */
function box(left: number, top: number, width: number, height: number) {
  const element = document.createElement('div');
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
  return element;
}
const at = (element: HTMLElement) => [
  Number.parseFloat(element.style.left),
  Number.parseFloat(element.style.top),
];

describe('a popover in a browser without anchors', () => {
  const menu = () => box(0, 0, 200, 300);

  it('opens below, start to start or end to end', () => {
    const popover = menu();
    placeBeside(popover, box(50, 20, 30, 30), 'start');
    expect(at(popover)).toEqual([50, 54]);
    placeBeside(popover, box(350, 20, 30, 30), 'end');
    expect(at(popover)).toEqual([180, 54]);
  });

  it('opens above where there is no room below', () => {
    const popover = menu();
    placeBeside(popover, box(50, innerHeight - 40, 30, 30), 'start');
    expect(at(popover)).toEqual([50, innerHeight - 40 - 4 - 300]);
  });

  it('never goes over the side of the window', () => {
    const popover = menu();
    placeBeside(popover, box(innerWidth - 40, 20, 30, 30), 'start');
    expect(at(popover)[0]).toBe(innerWidth - 208);
    placeBeside(popover, box(2, 20, 30, 30), 'end');
    expect(at(popover)[0]).toBe(8);
  });
});
