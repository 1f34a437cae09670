import { seededRandom } from "@quickening/core";
import { gt3xFile, infoText, logRecord, payload16 } from "../../packages/foundations/io/test/gt3x-file.ts";

/** How someone wore a device. */
export interface Wearer {
	readonly seed: number;
	/** Local midnight of the first day, in seconds since 1970; the device's clock keeps UTC. */
	readonly startSeconds: number;
	readonly days: number;
	/** Hours from the start in which it lies on a table. */
	readonly off?: readonly [from: number, to: number];
	readonly rateHz?: number;
}

/** A night is still from 23:00 to 07:00. */
const isNight = (hour: number) => hour >= 23 || hour < 7;

/** A GT3X file: by day the arm turns every 40 s and moves, by night it turns every 20 min and lies still. */
export function wornFile({ seed, startSeconds, days, off = [0, 0], rateHz = 10 }: Wearer): Uint8Array {
	const random = seededRandom(seed);
	const records: Buffer[] = [];
	let [up, around, lively] = [0, 0, 0];
	for (let second = 0; second < days * 86_400; second++) {
		const hour = second / 3600;
		const isOff = hour >= off[0] && hour < off[1];
		if (!isOff && second % (isNight(hour % 24) ? 1200 : 40) === 0) {
			up = Math.asin(2 * random() - 1);
			around = 2 * Math.PI * random();
			lively = isNight(hour % 24) ? 0 : 0.4 * random();
		}
		const axis = (g: number) => Math.round(256 * (g + (isOff ? 0 : (0.008 + lively) * (random() - 0.5))));
		const samples = Array.from({ length: rateHz }, () => [
			axis(Math.cos(up) * Math.cos(around)),
			axis(Math.cos(up) * Math.sin(around)),
			axis(Math.sin(up)),
		]);
		records.push(logRecord(26, startSeconds + second, payload16(samples)));
	}
	const info = infoText(startSeconds, { "Sample Rate": rateHz, TimeZone: "00:00:00" });
	return gt3xFile(records, { info, isDeflated: true });
}
