"""Words of maps: outlines from the user's own file, what is drawn, what is wrong with a file."""

TEXTS = {
    "help.option.map": (
        "用自己的 GeoJSON 县界画地图（FeatureCollection，面要素，经纬度；属性 adcode、code、county "
        "或名称对应县）；不给则按中心点画示意图",
        "draw the maps on county outlines from your own GeoJSON (a FeatureCollection of polygons "
        "in degrees; adcode, code, county or a name tells the county); without it they are "
        "schematic, from centres",
    ),
    "help.option.map_number": (
        "该地图的审图号，印在图上",
        "approval number of that map, printed on it",
    ),
    "error.map_number_without_map": (
        "--map-number 要和 --map 一起用：示意图没有审图号",
        "--map-number goes with --map: a schematic map has no approval number",
    ),
    "error.map_not_read": (
        "读不了地图文件 {file}：{reason}",
        "the map {file} cannot be read: {reason}",
    ),
    "error.map_not_utf8": (
        "地图文件 {file} 不是 UTF-8 编码；请另存为 UTF-8 的 GeoJSON",
        "the map {file} is not UTF-8; save it as GeoJSON in UTF-8",
    ),
    "error.map_not_json": (
        "地图文件 {file} 不是 JSON（第 {line} 行读不通）；请导出为 GeoJSON",
        "the map {file} is no JSON (line {line} cannot be read); export it as GeoJSON",
    ),
    "error.map_no_collection": (
        "地图文件 {file} 是 {kind}，应为 GeoJSON 的 FeatureCollection",
        "the map {file} is a {kind}; it has to be a GeoJSON FeatureCollection",
    ),
    "error.map_no_features": (
        "地图文件 {file} 里没有要素；每个县要有一个面要素",
        "the map {file} has no features; there has to be a polygon for each county",
    ),
    "error.map_not_polygon": (
        "地图文件 {file} 第 {place} 个要素是 {kind}，只能是 Polygon 或 MultiPolygon",
        "feature {place} of the map {file} is a {kind}; only Polygon and MultiPolygon are allowed",
    ),
    "error.map_bad_shape": (
        "地图文件 {file} 第 {place} 个要素的坐标不成面：每一圈至少四点，每点为 [经度, 纬度]",
        "the coordinates of feature {place} of the map {file} are no polygon: each ring has four "
        "points or more, each point is [longitude, latitude]",
    ),
    "error.map_not_degrees": (
        "地图文件 {file} 第 {place} 个要素有坐标 ({x:g}, {y:g})，不是经纬度；请先转为经纬度再导出",
        "feature {place} of the map {file} has the coordinates ({x:g}, {y:g}), which are no "
        "degrees; export it in longitude and latitude",
    ),
    "error.map_no_county": (
        "地图文件 {file} 里没有本情景的县：文件中有 {there}；属性 adcode、code 或 county 应写县代码"
        "（如 {codes}），或在 name 中写县名",
        "the map {file} has no county of this scenario: it has {there}; adcode, code or county has "
        "to hold the code of the county (such as {codes}), or name its name",
    ),
    "message.map_missing": (
        "地图文件 {file} 缺这些县，图上按中心点画出：{counties}",
        "the map {file} lacks these counties, which are drawn as points: {counties}",
    ),
    "message.map_lost": (
        "地图文件 {file} 缺这些县，又没有中心点经纬度，图上画不出：{counties}；"
        "请在 counties 表中补 lon、lat",
        "the map {file} lacks these counties and they have no centre, so they are not drawn: "
        "{counties}; give them lon and lat in the table counties",
    ),
    "message.map_strangers": (
        "地图文件 {file} 有 {count} 个要素不是本情景的县，未画：{names}",
        "{count} features of the map {file} are no counties of this scenario and are not drawn: "
        "{names}",
    ),
    "message.map_none": (
        "没有画地图：这些县没有中心点经纬度（{counties}），也没有给 --map",
        "no maps are drawn: these counties have no centre ({counties}), and there is no --map",
    ),
    "label.map.overlaps_schematic": (
        "邻县同质示意图",
        "Overlaps between neighbours, schematic",
    ),
    "label.map.overlaps_outlines": ("邻县同质图", "Overlaps between neighbours"),
    "label.map.layout_schematic": (
        "产业布局示意图：今天与联合布局",
        "Layout today and in the joint plan, schematic",
    ),
    "label.map.layout_outlines": (
        "产业布局图：今天与联合布局",
        "Layout today and in the joint plan",
    ),
    "label.map.today": ("今天（现有产业）", "Today (stock)"),
    "label.map.note_schematic": (
        "示意图：位置取县城中心点，不含行政界线",
        "Schematic: county centres, no boundaries",
    ),
    "label.map.note_outlines": (
        "县界取自用户文件 {file}；审图号：{number}",
        "Outlines from the user's file {file}; map approval number: {number}",
    ),
    "label.map.no_number": (
        "未注明（公开使用前须依法送审）",
        "none stated (the map has to be approved before it is published)",
    ),
    "label.map.note_points": ("空心点：文件中没有的县", "hollow points: counties not in the file"),
    "label.map.note_lines": (
        "粗线连接同质的邻县，越粗同质代价越高",
        "a thick line joins neighbours that overlap, the thicker, the dearer",
    ),
    "label.map.note_twice": (
        "虚线：两县今天都有的同一产业（不计价）",
        "dashed: the same industry in both today (not priced)",
    ),
    "label.map.note_marks": (
        "数字为产业编号；方框：现有；实心：主导；空心：特色",
        "numbers are industries; square: stock; filled: leading; hollow: speciality",
    ),
    "label.map.note_sizes": (
        "圆点越大产业越多；县名见编号",
        "the larger a dot, the more industries; counties by number",
    ),
}
