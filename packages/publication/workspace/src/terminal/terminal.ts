import { type Colours, colours, takesColours, visibleWidth } from "./colours.ts";
import { formatBytes, formatDuration, formatInteger } from "./format.ts";
import { visibleControls } from "./visible-controls.ts";

/** What a terminal writes to: process.stderr, or a test's own. */
export interface TerminalStream {
	write(text: string): unknown;
	readonly isTTY?: boolean;
	readonly columns?: number;
}

/** How a {@link Terminal} is made. */
export interface TerminalOptions {
	/** Default: process.stderr, so that standard output stays free for results and `--json`. */
	readonly stream?: TerminalStream;
	/** Writes only errors and warnings; for `--json` and `--quiet`. */
	readonly quiet?: boolean;
	/** Seconds between two plain lines of one bar when the stream is no terminal. */
	readonly plainSeconds?: number;
	/** Clock in ms, for tests. */
	readonly now?: () => number;
}

/** How a {@link ProgressBar} is made. */
export interface ProgressOptions {
	readonly label: string;
	/** What 100 % is; without it the bar only counts. */
	readonly total?: number;
	/** "bytes" prints sizes and a rate, "fraction" prints percent alone, another word prints counts of it. */
	readonly unit?: string;
}

/** One running piece of work. */
export interface ProgressBar {
	/** @param done - Amount done so far, in the unit of the bar. @param note - What is being done now. */
	update(done: number, note?: string): void;
	/** Ends the bar with a line that stays. */
	finish(note?: string): void;
	/** Ends the bar with a line that says it failed. */
	fail(note: string): void;
	/** Ends the bar without a line. */
	clear(): void;
}

/** Lines and bars: live bars below the lines on a terminal, plain lines now and then elsewhere. */
export interface Terminal {
	readonly isLive: boolean;
	readonly colours: Colours;
	/** Prints a line above the live bars. */
	line(text?: string): void;
	warn(text: string): void;
	error(text: string): void;
	bar(options: ProgressOptions): ProgressBar;
	/** Removes the live bars from the screen; further lines still print. */
	close(): void;
}

interface Bar extends ProgressOptions {
	readonly started: number;
	done: number;
	note: string;
	lastPlain: number;
	lastPlainText: string;
}

const REDRAW_MS = 80;

/** What is printed comes from files and programs too: their controls are shown, our colours kept. */
const shown = (text: string) => visibleControls(text, { keepColours: true });

/** Makes the terminal that a command prints to. Nothing is drawn from a timer, so it never keeps the process alive. */
export function createTerminal({
	stream = process.stderr,
	quiet = false,
	plainSeconds = 10,
	now = () => performance.now(),
}: TerminalOptions = {}): Terminal {
	const isLive = !quiet && stream.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
	const paint = colours(takesColours(stream));
	const bars: Bar[] = [];
	let drawnLines = 0;
	let lastDraw = Number.NEGATIVE_INFINITY;

	const erase = () => {
		if (drawnLines > 0) stream.write(`\u001b[${drawnLines}A\u001b[0J`);
		drawnLines = 0;
	};
	const draw = () => {
		if (!isLive) return;
		const width = Math.max(20, stream.columns || 80) - 1;
		// A bar that cannot be seen is not drawn: more lines than the window has would scroll and smear.
		const lines = bars.slice(0, 12).map((bar) => cut(shown(liveText(bar, now(), width, paint)), width));
		const up = drawnLines > 0 ? `\u001b[${drawnLines}A\u001b[0J` : "";
		stream.write(up + lines.map((line) => `${line}\n`).join(""));
		drawnLines = lines.length;
		lastDraw = now();
	};
	const print = (text: string) => {
		erase();
		stream.write(`${shown(text)}\n`);
		draw();
	};

	return {
		isLive,
		colours: paint,
		line: (text = "") => {
			if (!quiet) print(text);
		},
		warn: (text) => print(`${paint.yellow("warning:")} ${text}`),
		error: (text) => print(`${paint.red("error:")} ${text}`),
		bar(options) {
			const bar: Bar = { ...options, started: now(), done: 0, note: "", lastPlain: now(), lastPlainText: "" };
			let open = true;
			bars.push(bar);
			if (isLive) draw();
			const end = (text: string | undefined) => {
				if (!open) return;
				open = false;
				bars.splice(bars.indexOf(bar), 1);
				if (quiet) return;
				if (text === undefined) {
					erase();
					draw();
				} else print(text);
			};
			return {
				update(done, note) {
					if (!open) return;
					bar.done = done;
					if (note !== undefined) bar.note = note;
					if (quiet) return;
					if (isLive) {
						if (now() - lastDraw >= REDRAW_MS) draw();
					} else if (now() - bar.lastPlain >= plainSeconds * 1000) {
						const text = plainText(bar, now());
						if (text !== bar.lastPlainText) stream.write(`${shown(text)}\n`);
						bar.lastPlainText = text;
						bar.lastPlain = now();
					}
				},
				finish(note) {
					const seconds = (now() - bar.started) / 1000;
					const parts = [bar.label, note ?? amount(bar), paint.dim(formatDuration(seconds))].filter(Boolean);
					end(`${paint.green("✓")} ${parts.join("  ")}`);
				},
				fail: (note) => end(`${paint.red("✗")} ${bar.label}  ${note}`),
				clear: () => end(undefined),
			};
		},
		close() {
			erase();
			bars.length = 0;
		},
	};
}

function fraction(bar: Bar): number | undefined {
	if (bar.unit === "fraction" && bar.total === undefined) return clamp(bar.done);
	return bar.total === undefined || bar.total <= 0 ? undefined : clamp(bar.done / bar.total);
}

function clamp(x: number): number {
	return Math.min(1, Math.max(0, x));
}

function amount(bar: Bar): string {
	const { done, total, unit } = bar;
	if (unit === "fraction") return "";
	const show = (x: number) => (unit === "bytes" ? formatBytes(x) : formatInteger(Math.round(x)));
	const tail = unit === "bytes" || unit === undefined ? "" : ` ${unit}`;
	return (total === undefined ? show(done) : done >= total ? show(total) : `${show(done)} of ${show(total)}`) + tail;
}

function pace(bar: Bar, now: number): string {
	const seconds = (now - bar.started) / 1000;
	const part = fraction(bar);
	const words: string[] = [];
	if (bar.unit === "bytes" && seconds > 0.5) words.push(`${formatBytes(bar.done / seconds)}/s`);
	if (part !== undefined && part > 0.02 && part < 1 && seconds > 2) {
		words.push(`${formatDuration(Math.round((seconds * (1 - part)) / part)).replace(/\.\d+ s$/, " s")} left`);
	}
	return words.join(", ");
}

function plainText(bar: Bar, now: number): string {
	const part = fraction(bar);
	const percent = part === undefined ? "" : `${Math.floor(part * 100)} %`;
	return [bar.label, percent, amount(bar), pace(bar, now), bar.note].filter(Boolean).join("  ");
}

function liveText(bar: Bar, now: number, width: number, paint: Colours): string {
	const part = fraction(bar);
	const cells = Math.max(10, Math.min(28, Math.floor(width / 3)));
	const full = part === undefined ? 0 : Math.floor(part * cells);
	const drawing =
		part === undefined
			? paint.dim("·".repeat(cells))
			: paint.cyan("█".repeat(full)) + paint.dim("░".repeat(cells - full));
	const percent = part === undefined ? "" : `${String(Math.floor(part * 100)).padStart(3)} %`;
	return [drawing, percent, bar.label, amount(bar), paint.dim(pace(bar, now)), paint.dim(bar.note)]
		.filter((piece) => visibleWidth(piece) > 0)
		.join("  ");
}

/** Cuts a line to a width in columns, keeping escape codes whole and closed. */
function cut(text: string, width: number): string {
	if (visibleWidth(text) <= width) return text;
	let out = "";
	let columns = 0;
	for (let i = 0; i < text.length && columns < width - 1; ) {
		if (text[i] === "\u001b") {
			const end = text.indexOf("m", i);
			out += text.slice(i, end + 1);
			i = end + 1;
		} else {
			const symbol = String.fromCodePoint(text.codePointAt(i)!);
			out += symbol;
			columns++;
			i += symbol.length;
		}
	}
	return `${out}…\u001b[0m`;
}
