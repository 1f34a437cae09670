import { simulateVision, type Vision } from "@quickening/figures";
import { expect, it } from "vitest";
import { readPeer } from "../read-peer.ts";

/** Both round to whole steps of 255 after the same matrices; the peer's sRGB curve has one digit more in its offset. */
const STEPS = 1;

interface Case {
	readonly colour: string;
	readonly vision: Vision;
	readonly rgb255: readonly number[];
}

const { cases } = readPeer("colorspacious/vision.json") as { readonly cases: readonly Case[] };

it.each(cases)("$colour is seen with $vision as colorspacious has it", ({ colour, vision, rgb255 }) => {
	const ours = simulateVision(colour, vision);
	rgb255.forEach((expected, i) => {
		const channel = Number.parseInt(ours.slice(1 + 2 * i, 3 + 2 * i), 16);
		expect(Math.abs(channel - expected), `${ours} against ${rgb255}`).toBeLessThanOrEqual(STEPS);
	});
});
