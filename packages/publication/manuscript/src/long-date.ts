const MONTHS = "January February March April May June July August September October November December".split(" ");

/** An ISO date in words: "31 March 2025". */
export function longDate(iso: string): string {
	const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
	return `${day} ${MONTHS[month - 1]} ${year}`;
}
