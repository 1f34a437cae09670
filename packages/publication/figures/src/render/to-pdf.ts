import { typstPdf } from "../typst/typst.ts";
import type { Drawing } from "./draw-svg.ts";
import { figureFonts } from "./fonts.ts";

/** Figures carry no date of their own: 2000-01-01, so that two builds are the same. */
const CREATED_SECONDS = 946_684_800;

/** Sets a drawing on a page of exactly its size, as vectors with the font embedded. */
export function toPdf({ svg, width, height }: Drawing, title: string, alt: string): Promise<Uint8Array> {
	const main = `#set document(title: ${typstString(title)}, description: ${typstString(alt)})
#set page(width: ${width}pt, height: ${height}pt, margin: 0pt)
#image("/figure.svg", width: 100%, alt: ${typstString(alt)})
`;
	return typstPdf({
		files: { "/main.typ": main, "/figure.svg": svg },
		fonts: figureFonts,
		createdSeconds: CREATED_SECONDS,
	});
}

function typstString(text: string): string {
	return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
