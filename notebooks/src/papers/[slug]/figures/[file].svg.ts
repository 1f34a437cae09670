// A figure's SVG, as its stage wrote it.
import { writeResult } from "../../../sources/write-result.ts";

await writeResult("figures", "svg");
