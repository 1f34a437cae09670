/** "2015-07-04T09:45:00.000" of seconds since 1970-01-01T00:00 on the same clock. */
export function isoOfLocal(localSeconds: number): string {
	return new Date(Math.round(localSeconds * 1000)).toISOString().slice(0, -1);
}

/** As {@link isoOfLocal}, to the microsecond where milliseconds do not hold it, of a whole second and what is added to it. */
export function printClock(wholeSeconds: number, addedSeconds = 0): string {
	const micro = Math.round(addedSeconds * 1e6);
	const second = wholeSeconds + Math.floor(micro / 1e6);
	const digits = String(micro - Math.floor(micro / 1e6) * 1e6).padStart(6, "0");
	const whole = new Date(second * 1000).toISOString().slice(0, 19);
	return `${whole}.${digits.endsWith("000") ? digits.slice(0, 3) : digits}`;
}
