// A figure's PNG, as its stage wrote it.
import { writeResult } from "../../../sources/write-result.ts";

await writeResult("figures", "png");
