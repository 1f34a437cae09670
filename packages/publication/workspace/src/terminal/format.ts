/** Bytes in decimal units, three digits at most: `35.3 MB`. */
export function formatBytes(bytes: number): string {
	const units = ["B", "kB", "MB", "GB", "TB"];
	let value = bytes;
	let unit = 0;
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	const digits = unit === 0 || value >= 99.95 ? 0 : 1;
	return `${value.toFixed(digits)} ${units[unit]}`;
}

/** A duration as people say it: `0.34 s`, `12.4 s`, `3 min 05 s`, `2 h 04 min`. */
export function formatDuration(seconds: number): string {
	if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
	if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
	const whole = Math.round(seconds);
	if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
	const minutes = Math.round(whole / 60);
	return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

/** A whole number with commas between thousands: `9,825,177`. */
export function formatInteger(value: number): string {
	// Not toLocaleString: its first call loads the locales, which takes longer than many a command.
	return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A count with its noun: `1 file`, `553 files`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
	return `${formatInteger(count)} ${count === 1 ? noun : plural}`;
}
