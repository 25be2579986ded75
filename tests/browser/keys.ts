/** Keys without a letter, in WebDriver's private area of Unicode. */
export const KEYS = {
  enter: '\uE006',
  escape: '\uE00C',
  tab: '\uE004',
  control: '\uE009',
  shift: '\uE008',
  backspace: '\uE003',
  down: '\uE015',
  up: '\uE013',
  home: '\uE011',
} as const;
