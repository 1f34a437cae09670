import { readFileSync } from "node:fs";

/** A recording as its file holds it: 0 stands for a missing fetal heart rate. */
export interface Recording {
	/** Fetal heart rate in bpm, 0 = missing. */
	readonly fhrBpm: Float64Array;
	/** Uterine activity in the monitor's arbitrary units; 0 where nothing was recorded. */
	readonly uterineActivity: Float64Array;
}

/** Sampling rate of the data set's signals (Chudáček 2014, doi:10.1186/1471-2393-14-16). */
export const samplingRateHz = 4;

const comma = 44;
const dot = 46;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Reads signals/<id>.csv: a heading, then sample number, fetal heart rate and uterine activity in decimals.
 *
 * One pass over the bytes, since 552 files hold 9.8 million lines. A sample number out of order, a cell that is no
 * plain decimal or a line without three cells is refused with the line's number.
 *
 * @throws Error naming file and line.
 */
export function readRecording(path: string): Recording {
	const bytes = readFileSync(path);
	let at = bytes.indexOf(lineFeed) + 1;
	const heading = bytes.toString("latin1", 0, Math.max(0, at - 1)).trim();
	if (heading !== "seconds,FHR,UC") throw new Error(`${path}: the heading must be "seconds,FHR,UC"; got "${heading}"`);
	const capacity = Math.ceil(bytes.length / 8);
	const fhrBpm = new Float64Array(capacity);
	const uterineActivity = new Float64Array(capacity);
	let row = 0;
	while (at < bytes.length) {
		for (let column = 0; column < 3; column++) {
			let whole = 0;
			let scale = 0;
			let digits = 0;
			let byte = bytes[at] as number;
			while (byte !== comma && byte !== lineFeed && byte !== carriageReturn && at < bytes.length) {
				if (byte === dot && scale === 0) scale = 1;
				else if (byte >= 48 && byte <= 57) {
					whole = whole * 10 + (byte - 48);
					if (scale > 0) scale *= 10;
					digits++;
				} else throw unreadable(path, row);
				byte = bytes[++at] as number;
			}
			if (digits === 0 || (column < 2 && byte !== comma)) throw unreadable(path, row);
			// Whole and scale are exact integers, so the quotient is the decimal's nearest double.
			const value = scale > 1 ? whole / scale : whole;
			if (column === 0 && value !== row) {
				throw new Error(`${path}, line ${row + 2}: sample number ${row} was expected; got ${value}`);
			}
			if (column === 1) fhrBpm[row] = value;
			if (column === 2) uterineActivity[row] = value;
			if (column < 2) at++;
		}
		if (bytes[at] === carriageReturn) at++;
		if (at < bytes.length && bytes[at] !== lineFeed) throw unreadable(path, row);
		at++;
		row++;
	}
	if (row === 0) throw new Error(`${path}: holds no samples; the file is probably cut short`);
	return { fhrBpm: fhrBpm.slice(0, row), uterineActivity: uterineActivity.slice(0, row) };
}

function unreadable(path: string, row: number): Error {
	return new Error(`${path}, line ${row + 2}: three decimals were expected; the file is damaged`);
}
