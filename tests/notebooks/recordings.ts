import { seededRandom } from "@quickening/core";
import { gt3xFile, infoText, logRecord } from "../../packages/foundations/io/test/gt3x-file.ts";

const text = (content: string) => new TextEncoder().encode(content);
const rateHz = 30;

/**
 * A GT3X of a wrist from noon, in a made-up person's 26 hours: the arm moves until 23:00 and from 07:00, lies still between,
 * turns twice an hour, and the device lies on a table from 15:00 to 17:00. The clock is five hours behind UTC.
 */
export function wristFile(): Uint8Array {
	const random = seededRandom("wrist");
	const start = Date.UTC(2024, 4, 6, 12) / 1000;
	const records: Uint8Array[] = [];
	let angle = 0.5;
	for (let second = 0; second < 26 * 3600; second++) {
		const hour = 12 + second / 3600;
		const isOff = hour >= 15 && hour < 17;
		const isAsleep = hour >= 23 && hour < 31;
		if (isAsleep && second % 1800 === 0) angle = 2.4 * (random() - 0.5);
		else if (!isAsleep && !isOff) angle += 0.25 * (random() - 0.5 - 0.1 * angle);
		const swing = isAsleep || isOff ? 0 : 0.25;
		const payload = Buffer.alloc(6 * rateHz);
		for (let i = 0; i < rateHz; i++) {
			const move = 1 + swing * (random() - 0.5);
			const axes = isOff ? [0, 0, 1] : [Math.cos(angle) * move, 0.1 * move, Math.sin(angle) * move];
			for (const [axis, value] of axes.entries()) {
				payload.writeInt16LE(Math.round(256 * (value + 0.006 * (random() - 0.5))), 6 * i + 2 * axis);
			}
		}
		records.push(logRecord(26, start + second, payload));
	}
	return gt3xFile(records, { info: infoText(start), isDeflated: true });
}

/** RR intervals that breathing moves, one a line, with the unit in the heading and an early beat. */
export function rrFile(): Uint8Array {
	const rr = Array.from({ length: 400 }, (_, i) => Math.round(850 + 40 * Math.sin(i / 3)));
	rr[200]! -= 300;
	rr[201]! += 300;
	return text(["RR-interval [ms]", ...rr].join("\n"));
}

/** Fourteen days of glucose every 15 min, 100 mg/dL but for two hours of 200 after noon. */
export function glucoseFile(): Uint8Array {
	const rows = Array.from({ length: 14 * 96 }, (_, i) => {
		const time = new Date(Date.UTC(2024, 0, 1) + i * 900_000).toISOString().slice(0, 19).replace("T", " ");
		return `${time},${i % 96 >= 48 && i % 96 < 56 ? 200 : 100}`;
	});
	return text(["time,glucose (mg/dL)", ...rows].join("\n"));
}

/** A second of a tone of 440 Hz at 8 kHz, 16 bits. */
export function toneFile(): Uint8Array {
	const samples = Int16Array.from({ length: 8000 }, (_, i) =>
		Math.round(16_000 * Math.sin((2 * Math.PI * 440 * i) / 8000)),
	);
	const header = Buffer.alloc(44);
	header.write("RIFF", 0);
	header.writeUInt32LE(36 + samples.byteLength, 4);
	header.write("WAVEfmt ", 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(8000, 24);
	header.writeUInt32LE(16_000, 28);
	header.writeUInt16LE(2, 32);
	header.writeUInt16LE(16, 34);
	header.write("data", 36);
	header.writeUInt32LE(samples.byteLength, 40);
	return new Uint8Array(Buffer.concat([header, Buffer.from(samples.buffer)]));
}

/** A WFDB record of one lead: a minute at 100 Hz with a beat every 0.8 s. */
export function wfdbFiles(): { header: Uint8Array; samples: Uint8Array } {
	const samples = Int16Array.from({ length: 6000 }, (_, i) => {
		const t = (i / 100) % 0.8;
		return Math.round(
			1000 * Math.exp(-0.5 * ((t - 0.4) / 0.015) ** 2) + 120 * Math.exp(-0.5 * ((t - 0.6) / 0.05) ** 2),
		);
	});
	const sum = samples.reduce((total, value) => ((total + value) << 16) >> 16, 0);
	return {
		header: text(`beats 1 100 6000 12:30:15 05/02/1989\nbeats.dat 16 1000/mV 16 0 ${samples[0]} ${sum} 0 ECG II\n`),
		samples: new Uint8Array(samples.buffer),
	};
}
