export { Button, type ButtonProps, type Tone } from './Button.tsx';
export { Icon } from './Icon.tsx';
export { tooltip } from './tooltip.ts';
