// Marching squares in three steps: blocks of cells that a level cannot touch are skipped, the rest gives
// directed segments between cell edges, and segments are joined by the edge at which one ends and the next
// starts.
#include "core/plane/contours.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace memscape {
namespace {

constexpr int kBlock = 16;   // cells along the side of a block
using Edge = std::uint32_t;  // 2 (j width + i): from node (i, j) to the right; + 1: upwards
constexpr std::uint32_t kNone = ~0u;

struct Segment {
  Edge from, to;
};

/// Lowest and highest finite energy of the nodes of a block.
struct BlockRange {
  int i, j;
  float low, high;
};

std::vector<BlockRange> block_ranges(const Field& field) {
  const Grid& grid = field.grid;
  if (grid.width < 2 || grid.height < 2) return {};
  const int columns = (grid.width - 2) / kBlock + 1, rows = (grid.height - 2) / kBlock + 1;
  std::vector<BlockRange> blocks(static_cast<size_t>(columns) * rows);
  parallel_for(0, rows, [&](int row) {
    for (int column = 0; column < columns; ++column) {
      BlockRange block{column * kBlock, row * kBlock, INFINITY, -INFINITY};
      for (int y = block.j; y <= std::min(block.j + kBlock, grid.height - 1); ++y)
        for (int x = block.i; x <= std::min(block.i + kBlock, grid.width - 1); ++x) {
          float e = field.at(x, y);
          block.low = std::min(block.low, e);
          block.high = std::max(block.high, e == INFINITY ? -INFINITY : e);
        }
      blocks[static_cast<size_t>(row) * columns + column] = block;
    }
  });
  return blocks;
}

/// The segments of one cell. Round the cell counter-clockwise from node (i, j), a line enters where the
/// ground falls below the level and leaves where it rises above it, which keeps the higher ground on its
/// left.
template <class Above>
void add_cell(int width, int i, int j, const Above& above, bool centre_above,
              std::vector<Segment>& segments) {
  Edge node = static_cast<Edge>(j) * width + i;
  const Edge edges[4] = {2 * node, 2 * (node + 1) + 1, 2 * (node + width), 2 * node + 1};
  const bool corner[4] = {above(i, j), above(i + 1, j), above(i + 1, j + 1), above(i, j + 1)};
  int starts[2], ends[2], count = 0, ended = 0;
  for (int k = 0; k < 4; ++k) {
    bool here = corner[k], next = corner[(k + 1) % 4];
    if (here && !next) starts[count++] = k;
    if (!here && next) ends[ended++] = k;
  }
  if (count == 1) segments.push_back({edges[starts[0]], edges[ends[0]]});
  if (count < 2) return;
  // A saddle: high ground that is joined through the centre leaves the low corners alone, and the other way
  // round.
  for (int start : starts) {
    int partner = centre_above ? (start + 1) % 4 : (start + 3) % 4;
    segments.push_back({edges[start], edges[partner]});
  }
}

/// From an edge to the segment that starts there: open addressing in a table of a power of two.
class StartTable {
 public:
  explicit StartTable(const std::vector<Segment>& segments) : segments_(segments) {
    size_t size = 16;
    while (size < 2 * segments.size()) size *= 2;
    slots_.assign(size, kNone);
    for (std::uint32_t s = 0; s < segments.size(); ++s) slots_[slot(segments[s].from)] = s;
  }
  std::uint32_t find(Edge edge) const { return slots_[slot(edge)]; }

 private:
  size_t slot(Edge edge) const {
    size_t at = (edge * 2654435769u) & (slots_.size() - 1);
    while (slots_[at] != kNone && segments_[slots_[at]].from != edge) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  const std::vector<Segment>& segments_;
  std::vector<std::uint32_t> slots_;
};

/// Joins segments to lines; `point_at` gives the crossing on an edge. Open lines are found first, from their
/// starts.
template <class PointAt>
std::vector<ContourLine> join(const std::vector<Segment>& segments, const PointAt& point_at) {
  StartTable starts(segments);
  std::vector<std::uint32_t> next(segments.size());
  std::vector<char> follows(segments.size(), 0), used(segments.size(), 0);
  for (size_t s = 0; s < segments.size(); ++s) {
    next[s] = starts.find(segments[s].to);
    if (next[s] != kNone) follows[next[s]] = 1;
  }
  std::vector<ContourLine> lines;
  auto trace = [&](std::uint32_t s) {
    ContourLine line;
    std::uint32_t at = s, last = s;
    for (; at != kNone && !used[at]; at = next[at]) {
      used[at] = 1;
      line.points.push_back(point_at(segments[at].from));
      last = at;
    }
    line.closed = at == s;
    if (!line.closed) line.points.push_back(point_at(segments[last].to));
    lines.push_back(std::move(line));
  };
  for (std::uint32_t s = 0; s < segments.size(); ++s)
    if (!follows[s]) trace(s);
  for (std::uint32_t s = 0; s < segments.size(); ++s)
    if (!used[s]) trace(s);
  return lines;
}

/// The point at `fraction(here, there)` of an edge from its first node to its second.
template <class Fraction>
PlanePoint on_edge(const Field& field, Edge edge, const Fraction& fraction) {
  const Grid& grid = field.grid;
  bool up = edge & 1;
  int i = static_cast<int>(edge / 2) % grid.width, j = static_cast<int>(edge / 2) / grid.width;
  double t = fraction(field.at(i, j), up ? field.at(i, j + 1) : field.at(i + 1, j));
  double u = grid.x(i), v = grid.y(j);
  return up ? PlanePoint{u, v + t * (grid.y(j + 1) - v)} : PlanePoint{u + t * (grid.x(i + 1) - u), v};
}

std::vector<ContourLine> trace_level(const Field& field, const std::vector<BlockRange>& blocks, float level) {
  const Grid& grid = field.grid;
  std::vector<Segment> segments;
  auto above = [&](int i, int j) { return field.at(i, j) > level; };
  for (const BlockRange& block : blocks) {
    if (!(block.low <= level && block.high > level)) continue;
    for (int j = block.j; j < std::min(block.j + kBlock, grid.height - 1); ++j)
      for (int i = block.i; i < std::min(block.i + kBlock, grid.width - 1); ++i) {
        int code = above(i, j) + above(i + 1, j) + above(i, j + 1) + above(i + 1, j + 1);
        if (code == 0 || code == 4) continue;
        float sum = field.at(i, j) + field.at(i + 1, j) + field.at(i, j + 1) + field.at(i + 1, j + 1);
        if (std::isfinite(sum)) add_cell(grid.width, i, j, above, sum / 4 > level, segments);
      }
  }
  return join(segments, [&](Edge edge) {
    return on_edge(field, edge, [&](double here, double there) { return (level - here) / (there - here); });
  });
}

/// The mean of each point with `reach` neighbours on either side; the ends of an open line stay.
void smooth(ContourLine& line, int reach) {
  const std::vector<PlanePoint> old = line.points;
  int count = static_cast<int>(old.size());
  for (int p = 0; p < count; ++p) {
    int span = line.closed ? std::min(reach, (count - 1) / 2) : std::min({reach, p, count - 1 - p});
    PlanePoint sum;
    for (int k = p - span; k <= p + span; ++k) {
      const PlanePoint& each = old[(k + count) % count];
      sum = {sum.u + each.u, sum.v + each.v};
    }
    line.points[p] = {sum.u / (2 * span + 1), sum.v / (2 * span + 1)};
  }
}

}  // namespace

std::vector<Contour> trace_contours(const Field& field, std::span<const double> levels) {
  std::vector<Contour> contours(levels.size());
  std::vector<BlockRange> blocks = block_ranges(field);
  parallel_for(size_t{0}, levels.size(), [&](size_t k) {
    contours[k] = {levels[k], trace_level(field, blocks, static_cast<float>(levels[k] - field.reference))};
  });
  return contours;
}

std::vector<ContourLine> trace_border(const Field& field, int smoothing) {
  const Grid& grid = field.grid;
  std::vector<Segment> segments;
  auto unsupported = [&](int i, int j) { return field.at(i, j) == INFINITY; };
  for (int j = 0; j < grid.height - 1; ++j)
    for (int i = 0; i < grid.width - 1; ++i) add_cell(grid.width, i, j, unsupported, false, segments);
  auto lines =
      join(segments, [&](Edge edge) { return on_edge(field, edge, [](double, double) { return 0.5; }); });
  for (ContourLine& line : lines) smooth(line, smoothing);
  return lines;
}

}  // namespace memscape
