import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const browserPath = process.env["QUICKENING_CHROMIUM"] ?? "/usr/bin/chromium";
export const hasBrowser = existsSync(browserPath);
export const browserNote = hasBrowser
	? ""
	: ` (skipped: no Chromium at ${browserPath}; install it or set QUICKENING_CHROMIUM)`;

const fonts = [
	["Inter", "inter", "400Regular", 400, "normal"],
	["Inter", "inter", "400Regular_Italic", 400, "italic"],
	["Inter", "inter", "500Medium", 500, "normal"],
	["Inter", "inter", "600SemiBold", 600, "normal"],
	["Inter", "inter", "700Bold", 700, "normal"],
	["Arimo", "arimo", "400Regular", 400, "normal"],
	["Arimo", "arimo", "500Medium", 500, "normal"],
	["Arimo", "arimo", "600SemiBold", 600, "normal"],
	["Arimo", "arimo", "700Bold", 700, "normal"],
	["Tinos", "tinos", "400Regular", 400, "normal"],
	["Tinos", "tinos", "700Bold", 700, "normal"],
] as const;

/** A browser with one empty page that has the font files that figures are drawn with. */
export async function openBrowser(): Promise<{ readonly page: Page; close(): Promise<void> }> {
	const profile = mkdtempSync(join(tmpdir(), "quickening-figures-"));
	const flags =
		"--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
	const context: BrowserContext = await chromium.launchPersistentContext(profile, {
		executablePath: browserPath,
		args: flags.split(" "),
	});
	const page = await context.newPage();
	const faces = fonts.map(([family, folder, face, weight, style]) => {
		const file = fileURLToPath(import.meta.resolve(`@expo-google-fonts/${folder}/${face}/${family}_${face}.ttf`));
		const data = readFileSync(file).toString("base64");
		return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(data:font/ttf;base64,${data})}`;
	});
	await page.setContent(
		`<!doctype html><style>${faces.join("")}body{margin:0}svg{overflow:visible}</style><div id="here"></div>`,
	);
	await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
	return {
		page,
		close: async () => {
			await context.close();
			rmSync(profile, { recursive: true, force: true });
		},
	};
}
