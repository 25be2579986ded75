/** When people work on one weekday, `HH:MM` by the desk's clock; `24:00` is the end of the day. */
export interface OpenHours {
  readonly from: string;
  readonly to: string;
}

/** What a desk does by the clock. */
export interface DeskRules {
  /** One per weekday, Sunday first; null = nobody works. */
  readonly hours: readonly (OpenHours | null)[];
  /** IANA time zone the hours are meant in. */
  readonly timeZone: string;
  /** A first answer is promised within so many working hours; 0 = nothing is promised. */
  readonly answerHours: number;
  /** A resolved case in which nothing happens for so many days is closed; 0 = never. */
  readonly closeAfterDays: number;
  /** The same for a pending case, which becomes resolved. */
  readonly resolveAfterDays: number;
  /** A request for approval nobody decided for so many minutes goes on to another queue; 0 = never. */
  readonly approvalMinutes: number;
  /** That queue; null = none, so nothing goes on. */
  readonly approvalQueue: string | null;
}

const WORKDAY: OpenHours = { from: '09:00', to: '18:00' };

/** What holds until an administrator says something else: nothing happens by itself. */
export const NO_RULES: DeskRules = {
  hours: [null, WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, null],
  timeZone: 'UTC',
  answerHours: 0,
  closeAfterDays: 0,
  resolveAfterDays: 0,
  approvalMinutes: 0,
  approvalQueue: null,
};

/** Minutes since midnight; NaN for what is no time of day. */
export function minutesOf(time: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  const minutes = Number(match?.[1]) * 60 + Number(match?.[2]);
  return Number(match?.[2]) < 60 && minutes <= 1440 ? minutes : Number.NaN;
}

/** Whether the browser knows the time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** Each day ends after it begins, the zone exists, and a promise can be kept on some day. */
export const areRules = ({
  hours,
  timeZone,
  answerHours,
  closeAfterDays,
  resolveAfterDays,
  approvalMinutes,
}: DeskRules) =>
  hours.length === 7 &&
  hours.every((day) => day === null || minutesOf(day.from) < minutesOf(day.to)) &&
  isTimeZone(timeZone) &&
  [answerHours, closeAfterDays, resolveAfterDays].every((n) => Number.isFinite(n) && n >= 0 && n <= 1000) &&
  Number.isFinite(approvalMinutes) &&
  approvalMinutes >= 0 &&
  approvalMinutes <= 10_000 &&
  (answerHours === 0 || hours.some((day) => day !== null));
