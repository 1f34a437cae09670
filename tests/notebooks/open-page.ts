import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { type Loading, loadSlowly } from "./loading.ts";
import { buildSite, serve } from "./site.ts";

const browserPath = process.env["QUICKENING_CHROMIUM"] ?? "/usr/bin/chromium";
export const hasBrowser = existsSync(browserPath);
export const browserNote = hasBrowser
	? ""
	: ` (skipped: no Chromium at ${browserPath}; install it or set QUICKENING_CHROMIUM)`;

export const pages = [
	"",
	"data",
	"about",
	"methods/index",
	"methods/actigraphy",
	"methods/cardio",
	"methods/cardiotocography",
	"methods/deep-learning",
	"methods/glucose",
	"methods/pregnancy",
	"methods/reproduction",
	"methods/signal",
	"methods/sleep",
	"methods/voice",
	"your-recording",
	"404",
	...["signal-study", "detector-simulation", "waiting-study", "new-study", "differing-study", "broken-study"].map(
		(slug) => `papers/${slug}`,
	),
];
export const views = {
	"a phone, light": { width: 390, height: 844, colorScheme: "light" },
	"a desktop, dark": { width: 1280, height: 800, colorScheme: "dark" },
	"a desktop, light": { width: 1280, height: 800, colorScheme: "light" },
	"a phone, dark": { width: 390, height: 844, colorScheme: "dark" },
} as const;

interface View {
	readonly width: number;
	readonly height: number;
	readonly colorScheme: "light" | "dark";
}

/** A page that is open; `problems` collects what the browser complains about and what it asks of other hosts. */
interface OpenPage {
	readonly page: Page;
	readonly problems: string[];
	readonly requests: string[];
}

interface StartOptions {
	/** Built pages; default: those of the fixture. */
	readonly folder?: string;
	/** Lets a test run a script of its own within a page, past the page's policy. Default false. */
	readonly bypassPolicy?: boolean;
	/** Sends text compressed, as hosts do. Default false. */
	readonly compressed?: boolean;
}

/** The built site, served to this machine, in a browser. */
export class SiteInBrowser {
	readonly #root: string;
	readonly #server: Server;
	readonly #context: BrowserContext;
	readonly #profile: string;

	private constructor(root: string, server: Server, context: BrowserContext, profile: string) {
		this.#root = root;
		this.#server = server;
		this.#context = context;
		this.#profile = profile;
	}

	static async start({ folder, bypassPolicy = false, compressed = false }: StartOptions = {}): Promise<SiteInBrowser> {
		folder ??= (await buildSite()).folder;
		const { root, server } = await serve(folder, compressed);
		const profile = mkdtempSync(join(tmpdir(), "quickening-browser-"));
		const flags =
			"--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
		const context = await chromium.launchPersistentContext(profile, {
			executablePath: browserPath,
			args: flags.split(" "),
			bypassCSP: bypassPolicy,
			timeout: 300_000,
		});
		context.setDefaultTimeout(300_000);
		return new SiteInBrowser(root, server, context, profile);
	}

	/** @param path - Of a page of the site, or the whole address of a file. */
	async open(path: string, { width, height, colorScheme }: View): Promise<OpenPage> {
		const page = await this.#context.newPage();
		const problems: string[] = [];
		const requests: string[] = [];
		page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
		page.on("pageerror", (error) => problems.push(error.message));
		page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
		page.on("request", (request) => {
			requests.push(request.url());
			const { protocol, hostname } = new URL(request.url());
			if (!["data:", "blob:", "file:"].includes(protocol) && hostname !== "127.0.0.1")
				problems.push(`left the host: ${request.url()}`);
		});
		await page.setViewportSize({ width, height });
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		await page.goto(new URL(path, this.#root).href);
		await page.evaluate(() => document.fonts.ready);
		return { page, problems, requests };
	}

	/** How a page loads on a slow phone, from an empty cache. */
	async loadSlowly(path: string): Promise<Loading> {
		const page = await this.#context.newPage();
		await page.setViewportSize({ width: 390, height: 844 });
		try {
			return await loadSlowly(page, new URL(path, this.#root).href);
		} finally {
			await page.close();
		}
	}

	async close(): Promise<void> {
		await this.#context.close();
		this.#server.close();
		rmSync(this.#profile, { recursive: true, force: true });
	}
}
