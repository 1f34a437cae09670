import type { ReadProgress, Recording, SignalBlock, SpotSeries, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { printClock } from "../clock/print-clock.ts";
import { zonedSeconds } from "../clock/zoned-seconds.ts";
import { gridLayer } from "../device/lay-on-grid.ts";
import { type PieceTime, settleStart } from "../device/settle-times.ts";
import { type SpotCollector, spotCollector } from "../device/spot-collector.ts";
import { streamBytes } from "../device/stream-bytes.ts";
import { fileError } from "../errors/file-error.ts";
import { byteTally, type WarningTally } from "../errors/warning-tally.ts";
import { type GeneactivHeader, readGeneactivHeader } from "./geneactiv-header.ts";
import { type GeneactivPage, pageMark, pageSamples, readPage, unpackPage } from "./geneactiv-page.ts";

/** Letters of a full page's samples. */
const pageDigits = 12 * pageSamples;

/** More than any page; a line that is longer is none. */
const mostPageBytes = 65_536;

/** What the first pages say of time. */
interface GeneactivClock {
	readonly samplingRateHz: number;
	/** A whole second near the start, from which times are counted. */
	readonly epoch: number;
	/** Of the first sample, after `epoch`. */
	readonly startSeconds: number;
}

/**
 * Reads a recording of a GENEActiv (.bin): acceleration, light and button, with temperature and battery of each page.
 *
 * Pages of 300 samples begin every half or whole number of seconds, and the device's rate is what follows from that: one that is
 * set to "85.7 Hz" writes a page every 3.5 s, at 600/7 = 85.714... Hz, which would be a minute and a half off in a week. That
 * rate is the recording's, so that its samples lie on the grid as they are; where a page's time strays, they are interpolated.
 *
 * @param source - The file.
 * @returns Signals x, y, z in [g], calibrated by the header's gains and offsets; light in lux and button (0, 1), of which the
 *   nearest sample is taken. Spots, one a page: "temperature" in Cel and "battery" in V. The start is the first page's time, for
 *   the header's "Start Time" is wrong after a battery ran out; the zone is the header's. Warnings: digits, page-length, pages,
 *   rate, serial, zone, lost-place, repeated, sequence, gap, time, clock-back, clock-forward, cut-short.
 * @throws InvalidInputError when the file does not begin as a GENEActiv file, when gains, offsets or rate are missing or
 *   impossible, or when no page has samples and a date.
 *
 * Source: GENEActiv Instruction Manual 1.2 (Activinsights), "Decoding .bin files"; GGIR issue 1408 (rate).
 * Agrees with: actipy 3.8.3, to the bits of its single precision (tests/peers/actipy), but for the lowest value, -2048, which
 *   actipy gives the other sign; GGIRread's published values of GENEActiv_testfile.bin.
 */
export async function readGeneactiv(source: ByteSource): Promise<Recording> {
	const header = await readGeneactivHeader(source);
	const known: Warning[] = [];
	const clock = await readClock(source, header, known);
	const { samplingRateHz, epoch, startSeconds } = clock;
	if (header.zone === null) {
		known.push({
			code: "zone",
			message: `${source.name}: the header gives no time zone; the clock is taken as it is.`,
		});
	}
	if (header.nPages === null) {
		known.push({
			code: "pages",
			message: `${source.name}: the header does not say how many pages there are; some may be lost.`,
		});
	}
	const warnings: Warning[] = [...known];
	const spots: SpotSeries[] = [];
	const axis = (name: string, i: 0 | 1 | 2) => {
		const value = (raw: number) => (raw * 100 - header.offsets[i]) / header.gains[i];
		return { name, unit: "[g]", samplingRateHz, range: [value(-2048), value(2047)] as const };
	};
	return {
		format: "geneactiv",
		start: {
			localTime: printClock(epoch, startSeconds),
			zone: header.zone,
			utcSeconds: header.zone === null ? null : zonedSeconds(epoch, header.zone)! + startSeconds,
		},
		device: {
			maker: "Activinsights",
			model: header.model || null,
			serialNumber: header.serialNumber,
			firmware: header.firmware,
			wearSite: header.wearSite,
		},
		signals: [
			axis("x", 0),
			axis("y", 1),
			axis("z", 2),
			{ name: "light", unit: "lx", samplingRateHz, range: [0, 1023 * header.luxStep] },
			{ name: "button", unit: "1", samplingRateHz, range: [0, 1] },
		],
		promisedSeconds: header.promisedSeconds,
		warnings,
		spots,
		async *blocks({ onProgress } = {}) {
			const tally = byteTally(source.name);
			const series = [spotCollector("temperature", "Cel"), spotCollector("battery", "V")];
			yield* readPages(source, { header, clock, tally, series, onProgress });
			warnings.splice(0, warnings.length, ...known, ...tally.warnings());
			spots.splice(0, spots.length, ...series.map((one) => one.series()));
		},
	};
}

/** Rate and start by the first pages. */
async function readClock(source: ByteSource, header: GeneactivHeader, warnings: Warning[]): Promise<GeneactivClock> {
	const bytes = await source.read(header.bytes, mostPageBytes);
	const isLast = header.bytes + bytes.length >= source.sizeBytes;
	const pages: GeneactivPage[] = [];
	for (let at = 0; at >= 0 && at < bytes.length; ) {
		const page = readPage(bytes, at, bytes.length, isLast);
		if (page === undefined) break;
		if (page.nDigits >= 12 && page.serialNumber === header.serialNumber) pages.push(page);
		at = pageMark.find(bytes, page.end, bytes.length);
	}
	const epoch = pages.find(({ wholeSeconds }) => !Number.isNaN(wholeSeconds))?.wholeSeconds ?? Number.NaN;
	const times = pages.map((page) => ({
		seconds: page.wholeSeconds - epoch + page.addedSeconds,
		sequence: page.sequence,
		count: Math.min(pageSamples, Math.floor(page.nDigits / 12)),
	}));
	if (Number.isNaN(epoch)) {
		throw fileError({
			reader: "readGeneactiv",
			file: source.name,
			byte: header.bytes,
			problem: "must hold a page with samples and a date",
			received: `${pages.length} pages without one`,
			advice: "Nothing was recorded, or the file came to harm; copy it from the device again.",
		});
	}
	const measured = measuredRate(times) ?? header.samplingRateHz;
	const isOff = Math.abs(measured / header.samplingRateHz - 1) > 0.02;
	const samplingRateHz = onHalfSeconds(isOff ? measured : header.samplingRateHz);
	if (isOff) {
		const message = `${source.name}: the header says ${header.samplingRateHz} Hz, the pages' times ${samplingRateHz} Hz; the pages are believed.`;
		warnings.push({ code: "rate", message });
	}
	return { samplingRateHz, epoch, startSeconds: settleStart(times.slice(0, 3), samplingRateHz) };
}

/** Samples a second by the pages' times, where most steps from page to page agree; undefined where they do not. */
function measuredRate(pages: readonly PieceTime[]): number | undefined {
	const steps = pages
		.slice(1)
		.map(({ seconds, sequence }, i) => (seconds - pages[i]!.seconds) / (sequence - pages[i]!.sequence));
	const sorted = steps.filter((step) => step > 0 && Number.isFinite(step)).sort((a, b) => a - b);
	const median = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
	const nAgreeing = sorted.filter((step) => Math.abs(step - median) < 0.01 * median).length;
	const rate = pageSamples / median;
	return 2 * nAgreeing > steps.length && rate >= 1 && rate <= 1000 ? rate : undefined;
}

/** The rate at which a page lasts a whole number of half seconds, where that is within half a percent. */
function onHalfSeconds(rateHz: number): number {
	const exact = pageSamples / (Math.round((2 * pageSamples) / rateHz) / 2);
	return Math.abs(exact / rateHz - 1) < 0.005 ? exact : rateHz;
}

interface Pass {
	readonly header: GeneactivHeader;
	readonly clock: GeneactivClock;
	readonly tally: WarningTally;
	readonly series: readonly SpotCollector[];
	readonly onProgress: ((progress: ReadProgress) => void) | undefined;
}

async function* readPages(source: ByteSource, pass: Pass): AsyncGenerator<SignalBlock, void> {
	const { header, clock, tally, series, onProgress } = pass;
	const { add: note } = tally;
	const layer = gridLayer({
		samplingRateHz: clock.samplingRateHz,
		nSignals: 5,
		nSpots: 2,
		pieceSamples: pageSamples,
		isNearest: (signal) => signal > 2,
		note,
		place({ seconds, spots }) {
			for (const [i, one] of series.entries()) if (!Number.isNaN(spots[i]!)) one.add(seconds, spots[i]!);
		},
	});
	const stream = streamBytes(source, { from: header.bytes, onProgress });
	let [used, nPages] = [0, 0];
	let isDamaged = false;
	for (let { value } = await stream.next(0); value; { value } = await stream.next(used)) {
		const { bytes, length, offset, isLast } = value;
		used = 0;
		while (used < length) {
			if (!pageMark.isAt(bytes, used)) {
				const next = pageMark.find(bytes, used, length);
				if (next < 0 && !isLast && length - used < 16) break;
				if (hasText(bytes, used, next < 0 ? length : next)) {
					note("lost-place", "bytes that are no page are passed over", offset + used);
					isDamaged = true;
				}
				// The beginning of a mark may stand at the very end of what is here.
				used = next >= 0 ? next : isLast ? length : Math.max(used, length - 15);
				if (next < 0) break;
			}
			const page = readPage(bytes, used, length, isLast || length - used > mostPageBytes);
			if (page === undefined) break;
			const byte = offset + used;
			used = page.end;
			nPages++;
			const count = Math.floor(page.nDigits / 12);
			const isCut = isLast && page.end >= length && page.nDigits < pageDigits;
			if (page.serialNumber !== header.serialNumber) note("serial", `a page is of device ${page.serialNumber}`, byte);
			if (isCut) note("cut-short", `the last page has ${count} samples`, byte);
			else if (page.nDigits !== pageDigits) {
				note("page-length", `a page has ${page.nDigits} digits, not ${pageDigits}; it is not used`, byte);
				isDamaged = true;
				continue;
			}
			if (count === 0) continue;
			const piece = layer.slot();
			piece.count = count;
			piece.byte = byte;
			piece.sequence = page.sequence;
			piece.seconds = page.wholeSeconds - clock.epoch + page.addedSeconds - clock.startSeconds;
			piece.afterDamage = isDamaged;
			isDamaged = false;
			piece.spots[0] = page.temperature;
			piece.spots[1] = page.battery;
			const nBad = unpackPage(bytes, { digitsAt: page.digitsAt, count }, header, piece);
			if (nBad > 0) note("digits", `${nBad} samples of a page have letters that are no digits; they are NaN`, byte);
			for (const block of layer.push()) yield block;
		}
	}
	for (const block of layer.finish()) yield block;
	if (header.nPages !== null && header.nPages !== nPages) {
		note("pages", `the header says ${header.nPages} pages, and there are ${nPages}`, source.sizeBytes);
	}
}

/** Whether anything but line ends and blanks stands there. */
function hasText(bytes: Uint8Array, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (bytes[i]! > 0x20) return true;
	return false;
}
