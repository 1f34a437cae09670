import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type FontFile, interFonts } from "./fonts.ts";

export interface TypstJob {
	/** The main file's source. */
	readonly main: string;
	/** Files that it reads, by absolute path ("/figure.svg"); it can read no others. */
	readonly files: Readonly<Record<string, string | Uint8Array>>;
	readonly fonts?: readonly FontFile[];
	/** Unix seconds, written into the PDF as its date of creation. */
	readonly createdSeconds: number;
}

/** What Typst found wrong, with its place in the main file (lines count from 1; 0 when it is elsewhere). */
export class TypstError extends Error {
	readonly problems: readonly { readonly line: number; readonly message: string }[];

	constructor(problems: TypstError["problems"]) {
		super(problems.map(({ line, message }) => (line > 0 ? `line ${line}: ${message}` : message)).join("\n"));
		this.name = "TypstError";
		this.problems = problems;
	}
}

/**
 * Sets a Typst document as PDF with our font files, in an empty workspace: the same source gives the same bytes.
 *
 * @throws TypstError when it does not compile, or warns (a font that is missing, a layout that does not converge).
 */
export async function typstPdf({ main, files, fonts = interFonts, createdSeconds }: TypstJob): Promise<Uint8Array> {
	const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
	const workspace = mkdtempSync(join(tmpdir(), "quickening-typst-"));
	try {
		const compiler = NodeCompiler.create({
			workspace,
			fontArgs: [{ fontPaths: fonts.map(({ path }) => dirname(path)) }],
		});
		for (const [path, content] of Object.entries(files)) {
			compiler.mapShadow(join(workspace, path), Buffer.from(content as Uint8Array));
		}
		const result = compiler.compile({ mainFileContent: main });
		const found = result.takeError() ?? result.takeWarnings();
		if (found !== null || result.result === null) throw new TypstError(problemsOf(found));
		return compiler.pdf(result.result, { creationTimestamp: createdSeconds });
	} finally {
		rmSync(workspace, { recursive: true, force: true });
	}
}

function problemsOf(error: { readonly shortDiagnostics: readonly unknown[] } | null) {
	return (error?.shortDiagnostics ?? []).map((diagnostic) => ({ line: 0, message: JSON.stringify(diagnostic) }));
}
