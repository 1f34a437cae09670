/** Days since 1970-01-01 of a date of ISO 8601, and back; dates are local and have no zone here. */
export function daysSince1970(date: string): number {
	return Math.round(
		Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86400000,
	);
}

const written: string[] = [];

/** The date as a text; each is written once and kept, so that a cohort allocates none for a day. */
export function isoDate(daysSince: number): string {
	const kept = written[daysSince];
	if (kept !== undefined) return kept;
	const text = new Date(daysSince * 86400000).toISOString().slice(0, 10);
	if (daysSince >= 0) written[daysSince] = text;
	return text;
}

/** 0 Sunday to 6 Saturday. */
export function weekday(daysSince: number): number {
	return (((daysSince + 4) % 7) + 7) % 7;
}
