import type { Page } from "playwright-core";

/** A phone of the middle price range on a slow 4G connection, as Lighthouse has it: 1.6 Mbit/s, 150 ms, a fourth of the speed. */
export const slowPhone = { downloadBitsPerSecond: 1.6e6, latencyMs: 150, slowdown: 4 } as const;

export interface Loading {
	/** Cumulative layout shift: the largest session window, as web-vitals has it. */
	readonly layoutShift: number;
	/** Milliseconds from the request to the largest text or image painted. */
	readonly largestPaintMs: number;
	/** What that was: its tag and first words. */
	readonly largest: string;
	/** What moved, largest first. */
	readonly moved: readonly string[];
	/** Bytes that came over the network, as sent. */
	readonly bytes: number;
}

/**
 * Loads a page as a slow phone would, from an empty cache, until nothing more comes.
 *
 * @param page - A page of which nothing has been loaded, at a phone's size.
 */
export async function loadSlowly(page: Page, address: string): Promise<Loading> {
	const session = await page.context().newCDPSession(page);
	const { downloadBitsPerSecond, latencyMs, slowdown } = slowPhone;
	await session.send("Network.enable");
	await session.send("Network.setCacheDisabled", { cacheDisabled: true });
	await session.send("Network.emulateNetworkConditions", {
		offline: false,
		latency: latencyMs,
		downloadThroughput: downloadBitsPerSecond / 8,
		uploadThroughput: downloadBitsPerSecond / 16,
	});
	await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
	let bytes = 0;
	session.on("Network.loadingFinished", ({ encodedDataLength }) => {
		bytes += encodedDataLength;
	});
	await page.addInitScript(observe);
	await page.goto(address, { waitUntil: "networkidle", timeout: 300_000 });
	await page.evaluate(() => document.fonts.ready);
	await settled(page);
	const largest = await page.evaluate(() => (globalThis as unknown as { paints: Painted[] }).paints.at(-1));
	await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
	const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
	await session.detach();
	return {
		layoutShift: largestWindow(shifts),
		largestPaintMs: largest?.time ?? Number.NaN,
		largest: largest?.what ?? "nothing",
		moved: [...shifts].sort((a, b) => b.value - a.value).map(({ value, what }) => `${value.toFixed(3)} ${what}`),
		bytes,
	};
}

interface Painted {
	readonly time: number;
	readonly what: string;
}

interface Shift extends Painted {
	readonly value: number;
}

interface Source {
	readonly node?: Node;
	readonly previousRect: DOMRectReadOnly;
	readonly currentRect: DOMRectReadOnly;
}

/** Runs in the page before anything of it. */
function observe(): void {
	const words = (node: Node | null | undefined) =>
		`${node?.nodeName.toLowerCase() ?? "?"} ${(node?.textContent ?? "").trim().slice(0, 40)}`;
	const kept = globalThis as unknown as { paints: Painted[]; shifts: Shift[] };
	kept.paints = [];
	kept.shifts = [];
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			kept.paints.push({ time: entry.startTime, what: words((entry as unknown as { element?: Element }).element) });
		}
	}).observe({ type: "largest-contentful-paint", buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			const { value, sources } = entry as unknown as { value: number; sources: Source[] };
			const what = sources.map(
				({ node, previousRect, currentRect }) => `${words(node)} by ${Math.round(currentRect.y - previousRect.y)} px`,
			);
			kept.shifts.push({ time: entry.startTime, value, what: what.join(" | ") });
		}
	}).observe({ type: "layout-shift", buffered: true });
}

/** Waits until two frames have been drawn, after which observers have been told. */
function settled(page: Page): Promise<void> {
	return page.evaluate(
		() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))),
	);
}

/** Shifts add up while less than a second lies between them, for five seconds at most; the largest sum counts. */
function largestWindow(shifts: readonly Shift[]): number {
	let largest = 0;
	let sum = 0;
	let start = Number.NEGATIVE_INFINITY;
	let last = Number.NEGATIVE_INFINITY;
	for (const { time, value } of shifts) {
		if (time - last >= 1000 || time - start >= 5000) {
			sum = 0;
			start = time;
		}
		last = time;
		sum += value;
		largest = Math.max(largest, sum);
	}
	return largest;
}
