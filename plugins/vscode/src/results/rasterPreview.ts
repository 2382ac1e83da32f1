import { fromFile, type GeoTIFF, type GeoTIFFImage, type TypedArray } from "geotiff";

/** A picture of a raster, four bytes a pixel. */
export interface Preview {
  /** Of the raster itself. */
  width: number;
  height: number;
  /** Of the picture. */
  shownWidth: number;
  shownHeight: number;
  rgba: Uint8ClampedArray;
}

/** More pixels than this are not read for a picture: an image without overviews would be read whole. */
const MOST_PIXELS = 40_000_000;

/** Reads a small picture of a GeoTIFF; undefined where it is too large to read without overviews. */
export async function readPreview(path: string, longestSide: number): Promise<Preview | undefined> {
  const tiff = await fromFile(path);
  try {
    const whole = await tiff.getImage();
    const [width, height] = [whole.getWidth(), whole.getHeight()];
    const scale = Math.min(1, longestSide / Math.max(width, height));
    const [shownWidth, shownHeight] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    const image = await levelFor(tiff, shownWidth);
    if (image.getWidth() * image.getHeight() > MOST_PIXELS) {
      return undefined;
    }
    const rgba = await paint(image, shownWidth, shownHeight);
    return { width, height, shownWidth, shownHeight, rgba };
  } finally {
    // The type leaves it out for files.
    (tiff as unknown as { close?: () => unknown }).close?.();
  }
}

// The smallest level that still has enough pixels; masks and pages of another shape are none.
async function levelFor(tiff: GeoTIFF, width: number): Promise<GeoTIFFImage> {
  let best = await tiff.getImage();
  const shape = best.getWidth() / best.getHeight();
  for (let index = 1; index < (await tiff.getImageCount()); index++) {
    const image = await tiff.getImage(index);
    const isOverview = ((image.fileDirectory.NewSubfileType ?? 0) & 1) === 1 && ((image.fileDirectory.NewSubfileType ?? 0) & 4) === 0;
    if (isOverview && Math.abs(image.getWidth() / image.getHeight() - shape) < 0.1 && image.getWidth() >= width && image.getWidth() < best.getWidth()) {
      best = image;
    }
  }
  return best;
}

async function paint(image: GeoTIFFImage, width: number, height: number): Promise<Uint8ClampedArray> {
  const palette = image.fileDirectory.ColorMap as Uint16Array | undefined;
  const bands = palette ? 1 : image.getSamplesPerPixel() >= 3 ? 3 : 1;
  const read = (await image.readRasters({ samples: [...Array(bands).keys()], width, height, resampleMethod: "nearest" })) as unknown as TypedArray[];
  const nodata = image.getGDALNoData();
  return palette && read[0] ? byPalette(read[0], palette, nodata) : stretched(read, image.getBitsPerSample() === 8 && bands === 3, nodata);
}

function byPalette(values: TypedArray, palette: Uint16Array, nodata: number | null): Uint8ClampedArray {
  const size = palette.length / 3;
  const rgba = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    for (let band = 0; band < 3; band++) {
      rgba[4 * i + band] = (palette[band * size + value] ?? 0) >> 8;
    }
    rgba[4 * i + 3] = value === nodata ? 0 : 255;
  }
  return rgba;
}

function stretched(bands: TypedArray[], asTheyAre: boolean, nodata: number | null): Uint8ClampedArray {
  const length = bands[0]?.length ?? 0;
  const rgba = new Uint8ClampedArray(length * 4);
  const limits = bands.map((band) => (asTheyAre ? [0, 255] : limitsOf(band, nodata)) as [number, number]);
  for (let i = 0; i < length; i++) {
    let seen = false;
    for (let channel = 0; channel < 3; channel++) {
      const index = bands.length === 3 ? channel : 0;
      const value = bands[index]?.[i] ?? 0;
      const [low, high] = limits[index] ?? [0, 255];
      rgba[4 * i + channel] = (255 * (value - low)) / (high - low);
      seen ||= Number.isFinite(value) && value !== nodata;
    }
    rgba[4 * i + 3] = seen ? 255 : 0;
  }
  return rgba;
}

// From the second to the ninety-eighth percentile, so that single bright pixels do not darken the rest.
function limitsOf(band: TypedArray, nodata: number | null): [number, number] {
  const values = Float64Array.from(band).filter((value) => Number.isFinite(value) && value !== nodata).sort();
  const low = values[Math.floor(values.length * 0.02)] ?? 0;
  const high = values[Math.ceil(values.length * 0.98) - 1] ?? 1;
  return high > low ? [low, high] : [low, low + 1];
}
