import { describe, expect, it } from "vitest";
import { stripColours, takesColours, visibleWidth } from "./colours.ts";
import { formatBytes, formatCount, formatDuration } from "./format.ts";
import { formatTable } from "./table.ts";
import { createTerminal, type TerminalOptions } from "./terminal.ts";
import { isUserError, UserError } from "./user-error.ts";

/** A terminal whose clock is moved by hand. */
function terminal({
	isTTY = false,
	columns = 80,
	...options
}: TerminalOptions & { isTTY?: boolean; columns?: number } = {}) {
	let text = "";
	let time = 0;
	const ci = process.env.CI;
	delete process.env.CI;
	const made = createTerminal({
		stream: { isTTY, columns, write: (piece) => (text += piece) },
		now: () => time,
		...options,
	});
	if (ci !== undefined) process.env.CI = ci;
	return {
		...made,
		wait: (seconds: number) => {
			time += seconds * 1000;
		},
		text: () => text,
		/** What a person sees: lines after cursor moves and erasures. */
		screen: () => {
			const lines: string[] = [""];
			let row = 0;
			// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes that are looked for
			for (const [piece] of text.matchAll(/\u001b\[\d*[A-Za-z]|\n|[^\u001b\n]+/g)) {
				const up = /\[(\d+)A$/.exec(piece);
				if (up) row -= Number(up[1]);
				else if (piece.endsWith("0J")) lines.splice(row, lines.length, "");
				else if (piece === "\n") lines[++row] ??= "";
				else if (!piece.startsWith("\u001b")) lines[row] += piece;
			}
			return lines.filter((line) => line !== "");
		},
	};
}

describe("where the output is no terminal", () => {
	it("a bar is a plain line now and then, and one at its end", () => {
		const t = terminal({ plainSeconds: 10 });
		const bar = t.bar({ label: "fetching x", total: 200e6, unit: "bytes" });
		for (let i = 1; i <= 10; i++) {
			t.wait(3);
			bar.update(i * 20e6, "part");
		}
		bar.finish();
		expect(t.text().split("\n")).toEqual([
			"fetching x  40 %  80.0 MB of 200 MB  6.7 MB/s, 18 s left  part",
			"fetching x  80 %  160 MB of 200 MB  6.7 MB/s, 6 s left  part",
			"✓ fetching x  200 MB  30.0 s",
			"",
		]);
	});
	it("no escape code is written", () => {
		const t = terminal({ plainSeconds: 0 });
		const bar = t.bar({ label: "a", unit: "fraction" });
		bar.update(0.5);
		bar.fail("the disk is full");
		t.warn("w");
		t.error("e");
		t.close();
		expect(t.text()).not.toContain("\u001b");
		expect(t.text()).toContain("✗ a  the disk is full\nwarning: w\nerror: e\n");
	});
	it("a count without an end says how many", () => {
		const t = terminal();
		const bar = t.bar({ label: "reading", unit: "records" });
		bar.update(1234);
		bar.finish();
		expect(t.text()).toBe("✓ reading  1,234 records  0.00 s\n");
	});
});

describe("on a terminal", () => {
	it("lines stay above the live bars, and a finished bar becomes a line", () => {
		const t = terminal({ isTTY: true });
		const a = t.bar({ label: "one", unit: "fraction" });
		const b = t.bar({ label: "two", unit: "fraction" });
		t.line("hello");
		t.wait(1);
		a.update(0.5);
		t.wait(1);
		b.update(0.25);
		expect(t.screen()).toEqual(["hello", expect.stringContaining(" 50 %  one"), expect.stringContaining(" 25 %  two")]);
		a.finish();
		expect(t.screen()).toEqual(["hello", "✓ one  2.00 s", expect.stringContaining(" 25 %  two")]);
		b.clear();
		expect(t.screen()).toEqual(["hello", "✓ one  2.00 s"]);
	});
	it("no bar is wider than the window, whatever its colours", () => {
		const t = terminal({ isTTY: true, columns: 40 });
		t.bar({ label: "a label much longer than the window is wide", total: 100, unit: "files" }).update(50, "and a note");
		for (const line of t.screen()) expect(line.length).toBeLessThan(40);
	});
	it("draws no more than twelve times a second", () => {
		const t = terminal({ isTTY: true });
		const bar = t.bar({ label: "a", unit: "fraction" });
		const before = t.text().length;
		for (let i = 0; i < 1000; i++) bar.update(i / 1000);
		expect(t.text().length).toBe(before);
	});
	it("an ended bar is not heard any more", () => {
		const t = terminal({ isTTY: true });
		const bar = t.bar({ label: "a" });
		bar.finish("done");
		bar.update(3);
		bar.fail("late");
		expect(t.screen()).toEqual(["✓ a  done  0.00 s"]);
	});
});

it("says only warnings and errors when it is quiet", () => {
	const t = terminal({ quiet: true, isTTY: true });
	t.line("hello");
	t.bar({ label: "a" }).finish();
	t.warn("careful");
	expect(stripColours(t.text())).toBe("warning: careful\n");
});

describe("formats", () => {
	it.each([
		[0, "0 B"],
		[999, "999 B"],
		[1000, "1.0 kB"],
		[35_338_585, "35.3 MB"],
		[999_600, "1.0 MB"],
		[156_077_244, "156 MB"],
		[5e13, "50.0 TB"],
	])("%d bytes are %s", (bytes, text) => {
		expect(formatBytes(bytes)).toBe(text);
	});
	it.each([
		[0, "0.00 s"],
		[9.99, "9.99 s"],
		[12.34, "12.3 s"],
		[59.97, "1 min 00 s"],
		[185, "3 min 05 s"],
		[3599.6, "1 h 00 min"],
		[7500, "2 h 05 min"],
	])("%d seconds are %s", (seconds, text) => {
		expect(formatDuration(seconds)).toBe(text);
	});
	it("counts have their noun", () => {
		expect([formatCount(1, "file"), formatCount(1553, "file"), formatCount(2, "entry", "entries")]).toEqual([
			"1 file",
			"1,553 files",
			"2 entries",
		]);
	});
	it("tables are aligned, whatever their colours", () => {
		const text = formatTable(
			[{ header: "name" }, { header: "n", align: "right" }],
			[
				["\u001b[32ma\u001b[39m", "1"],
				["long name", "100"],
			],
		);
		expect(stripColours(text)).toBe("name         n\na            1\nlong name  100");
		expect(visibleWidth("\u001b[1mé✓\u001b[22m")).toBe(2);
	});
	it("colours follow NO_COLOR, FORCE_COLOR and the terminal", () => {
		expect(takesColours({ isTTY: true }, {})).toBe(true);
		expect(takesColours({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
		expect(takesColours({ isTTY: true }, { TERM: "dumb" })).toBe(false);
		expect(takesColours({}, { FORCE_COLOR: "1" })).toBe(true);
		expect(takesColours({}, {})).toBe(false);
	});
});

it("tells an error that a person can mend from a fault of ours", () => {
	expect(isUserError(new UserError("x", { whatToDo: "y" }))).toBe(true);
	expect(isUserError(new Error("x"))).toBe(false);
	expect(new UserError("x")).toMatchObject({ exitCode: 1, whatToDo: undefined });
});
